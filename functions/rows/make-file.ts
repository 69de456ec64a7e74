import { limits } from '../limits.ts';
import { buildVersionFile } from './build-version-file.ts';
import { aboutMark, fileAbout, isText, madeFile } from './made-file.ts';
import { makeInPieces } from './make-in-pieces.ts';
import type { MakeOutcome, MakePorts } from './make-ports.ts';
import type { FileOrder, Making } from './making.port.ts';
import { later, type MakingNote, makingNote } from './making-note.ts';
import { readVersion } from './read-version.ts';

const secondsOfDay = 24 * 60 * 60;

/**
 * Makes a file that was ordered, of all rows of the version or of one of its periods: the same for everybody who may read all of it, so who that is does not matter
 * here (download-file.ts decides before it orders, and again before it gives a link). A message that comes twice does nothing the second time.
 */
export async function makeFile(ports: MakePorts, order: FileOrder): Promise<MakeOutcome> {
  const { key } = madeFile(order, order.format, order);
  const standing = await ports.makings.get(order.datasetId, key);
  const now = ports.now();
  if (!standing || standing.state === 'unfit' || isHeld(standing, now)) return 'idle';
  const note = makingNote(ports, standing);
  const seconds = isText(order.format) ? limits.fileSliceLeaseSeconds : limits.fileRunSeconds;
  if (!(await note.write({ state: 'making', tries: standing.tries + 1, until: later(now, seconds) }))) return 'overtaken';
  try {
    return await make(ports, order, note);
  } catch (error) {
    await noteFault(ports, note);
    throw error;
  }
}

function isHeld({ state, until }: Making, now: Date): boolean {
  return state === 'making' && now.toISOString() < until;
}

async function make(ports: MakePorts, order: FileOrder, note: MakingNote): Promise<MakeOutcome> {
  const { datasetId, n, format, period, reader } = order;
  const dataset = await ports.datasets.get(datasetId);
  const version = dataset?.state === 'published' ? await readVersion(ports, dataset, n) : undefined;
  if (!dataset || !version?.ok) {
    await note.drop();
    return 'unserved';
  }
  const { manifest, standard } = version;
  const parts = period === undefined ? manifest.parts : manifest.parts.filter((part) => part.period === period);
  const about = fileAbout(dataset, manifest, standard, ports);
  const wanted = { version, format, reader, parts, key: note.now().key, about };
  if (isText(format)) return makeInPieces(ports, { ...wanted, format }, note);
  const built = await buildVersionFile(ports, wanted);
  if (built === 'cell-too-long') {
    await note.write({ state: 'unfit', about: aboutMark(format, about), until: later(ports.now(), limits.fileMakingDays * secondsOfDay) });
    return 'unfit';
  }
  await note.drop();
  return 'made';
}

/** Free for the next try at once; after the last one it is told as failed for a while. */
async function noteFault({ now }: MakePorts, note: MakingNote): Promise<void> {
  const isLast = note.now().tries >= limits.maxReceives;
  const told = isLast
    ? ({ state: 'failed', until: later(now(), limits.fileFailedSeconds) } as const)
    : ({ state: 'waiting', until: later(now(), limits.fileOrderSeconds) } as const);
  await note.write(told);
}
