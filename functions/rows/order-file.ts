import { limits } from '../limits.ts';
import { later } from '../model/later.ts';
import { type Part, sumOfRows, totals } from '../model/manifest.ts';
import { fileSlices } from './file-slices.ts';
import { isText, madeFile } from './made-file.ts';
import type { FileOrder, FileQueue, Making, MakingStore } from './making.port.ts';
import { makingNote } from './making-note.ts';

export type OrderPorts = {
  readonly makings: MakingStore;
  readonly fileQueue: FileQueue;
  /** A ULID. */
  readonly ids: () => string;
};

/** Whether a file of these parts is made while its reader waits. */
export function isMadeAtOnce(parts: readonly Part[], columns: number): boolean {
  return sumOfRows(parts) * columns <= limits.maxRequestFileCells && totals(parts).bytes <= limits.maxRequestFileBytes;
}

/** In how many steps a file is made: text slice by slice, the others in one go. */
export function stepsOf(order: Pick<FileOrder, 'format'>, parts: readonly Part[], columns: number): number {
  return isText(order.format) ? fileSlices(parts, columns).length : 1;
}

type Wanted = { readonly order: FileOrder; readonly about: string; readonly parts: readonly Part[]; readonly columns: number };

/**
 * How far the file is; where nobody is at it, it is ordered; `full` where too many of the dataset are. However many ask, one message is sent: only the one whose note is written sends it. What a run
 * that died has left is kept, and gone on from.
 */
export async function orderFile(ports: OrderPorts, wanted: Wanted, now: Date): Promise<Pick<Making, 'state' | 'progress'> | 'full'> {
  const { order, about } = wanted;
  const { key } = madeFile(order, order.format, order);
  const standing = await ports.makings.get(order.datasetId, key);
  if (standing && standing.about === about && now.toISOString() < standing.until) return standing;
  if (!standing && (await ports.makings.countOrdered(order.datasetId, now)) >= limits.maxFileOrders) return 'full';
  const next = nextOf(ports, wanted, key, standing, now);
  if (!(await ports.makings.put(next, standing?.revision))) return { state: 'waiting', progress: next.progress };
  if (next.state === 'waiting') await send(ports, order, next, now);
  return next;
}

function nextOf(
  { ids }: OrderPorts,
  { order, about, parts, columns }: Wanted,
  key: string,
  standing: Making | undefined,
  now: Date,
): Making {
  const fresh: Making = {
    datasetId: order.datasetId,
    key,
    about,
    state: 'waiting',
    progress: { done: 0, total: stepsOf(order, parts, columns) },
    tries: 0,
    until: later(now, limits.fileOrderSeconds),
    revision: ids(),
  };
  if (standing?.about !== about) return fresh;
  const { progress, pieces, tries, state } = standing;
  // Runs that were killed noted nothing; a run that ended by itself has noted it.
  if (state === 'making' && tries >= limits.maxReceives)
    return { ...fresh, progress, pieces, tries, state: 'failed', until: later(now, limits.fileFailedSeconds) };
  // What a failed one has kept may be why it failed.
  return state === 'failed' ? fresh : { ...fresh, progress, pieces, tries };
}

/** A note without a message would be believed for a while: where none could be sent, the next one who asks tries again. */
async function send(ports: OrderPorts, order: FileOrder, noted: Making, now: Date): Promise<void> {
  try {
    await ports.fileQueue.send(order);
  } catch (error) {
    await makingNote(ports, noted).write({ until: now.toISOString() });
    throw error;
  }
}
