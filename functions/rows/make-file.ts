import { limits } from '../limits.ts';
import { later } from '../model/later.ts';
import { buildVersionFile, findVersionFile } from './build-version-file.ts';
import { fileAbout, isText, madeFile, makingMark } from './made-file.ts';
import { makeInPieces } from './make-in-pieces.ts';
import type { MakeOutcome, MakePorts } from './make-ports.ts';
import type { FileOrder, Making } from './making.port.ts';
import { type MakingNote, makingNote, unfit } from './making-note.ts';
import { readVersion } from './read-version.ts';

/**
 * Makes a file that was ordered, of all rows of the version or of one of its periods: the same for everybody who may read all of it, so who that is does not matter
 * here (download-file.ts decides before it orders, and again before it gives a link). A message that comes twice does nothing the second time; what a run has no time
 * for is ordered anew. A fault is thrown, once it is noted; with what kept it from being noted, as an `AggregateError`. `receives`: how often the message came.
 */
export async function makeFile(ports: MakePorts, order: FileOrder, receives: number): Promise<MakeOutcome> {
  const { key } = madeFile(order, order.format, order);
  const standing = await ports.makings.get(order.datasetId, key);
  const now = ports.now();
  if (!standing || standing.state === 'unfit' || isHeld(standing, now)) return 'idle';
  const note = makingNote(ports, standing);
  if (!(await note.write({ state: 'making', tries: standing.tries + 1, until: later(now, limits.fileRunSeconds) }))) return 'overtaken';
  try {
    const outcome = await make(ports, order, note);
    if (outcome === 'unfinished') await ports.fileQueue.send(order);
    return outcome;
  } catch (error) {
    const [noted] = await Promise.allSettled([noteFault(ports, note, receives)]);
    throw noted.status === 'rejected' ? new AggregateError([error, noted.reason]) : error;
  }
}

function isHeld({ state, until }: Making, now: Date): boolean {
  return (state === 'making' || state === 'failed') && now.toISOString() < until;
}

async function make(ports: MakePorts, order: FileOrder, note: MakingNote): Promise<MakeOutcome> {
  const { datasetId, n, format, period, reader } = order;
  const dataset = await ports.datasets.get(datasetId);
  const version = dataset && (await readVersion(ports, dataset, n));
  if (!dataset || !version?.ok) {
    await note.drop();
    return 'unserved';
  }
  const { manifest, standard } = version;
  const parts = period === undefined ? manifest.parts : manifest.parts.filter((part) => part.period === period);
  const about = fileAbout(dataset, manifest, standard, ports);
  const wanted = { version, format, reader, parts, key: note.now().key, about };
  // A run may have died after its file and before its note was dropped, and an asker may have looked just before the file stood.
  if (await findVersionFile(ports, wanted)) return endAsMade(note);
  if (isText(format)) return makeInPieces(ports, { ...wanted, format }, note);
  const built = await buildVersionFile(ports, wanted);
  if (built === 'cell-too-long') {
    await note.write(unfit(makingMark(format, about), ports.now()));
    return 'unfit';
  }
  return endAsMade(note);
}

async function endAsMade(note: MakingNote): Promise<MakeOutcome> {
  await note.drop();
  return 'made';
}

/** Free for the next try at once; when its message does not come again, it is told as failed for a while. */
async function noteFault({ now }: MakePorts, note: MakingNote, receives: number): Promise<void> {
  const told =
    receives >= limits.maxReceives
      ? ({ state: 'failed', until: later(now(), limits.fileFailedSeconds) } as const)
      : ({ state: 'waiting', until: later(now(), limits.fileOrderSeconds) } as const);
  await note.write(told);
}
