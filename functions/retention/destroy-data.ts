import { limits } from '../limits.ts';
import { destroyedText } from '../messages/destroyed.ts';
import type { Dataset } from '../model/dataset.ts';
import type { Destruction } from '../model/destruction.ts';
import { dayMilliseconds } from '../model/jakarta-time.ts';
import { closeUploads } from './close-uploads.ts';
import { mayHoldCells, prefixesOf } from './holds-cells.ts';
import type { ObjectVersions } from './object-versions.port.ts';
import type { RetentionPorts } from './ports.ts';
import { takeInventory } from './take-inventory.ts';

type Destroyed = Dataset & { readonly destroyed: NonNullable<Dataset['destroyed']> };

/**
 * Takes a dataset out of sight for good: hidden, then one write on its revision that says withdrawn and destroyed. From then on nothing of it is served, and nothing
 * can be published into it. Undefined where it changed meanwhile: the next run decides on what stands then.
 */
export async function withdrawForGood(ports: RetentionPorts, dataset: Dataset): Promise<Destroyed | undefined> {
  const at = ports.now().toISOString();
  const destroyed = { at, minutes: ports.ids() };
  const ended: Destroyed = {
    ...dataset,
    state: 'withdrawn',
    destroyed,
    ...(dataset.oncePublic && !dataset.retraction ? { retraction: { at, reason: destroyedText(destroyed) } } : {}),
    updatedAt: at,
    revision: dataset.revision + 1,
  };
  await ports.datasets.hide(dataset.datasetId, dataset.revision);
  const written = await ports.datasets.replace(ended);
  // What was hidden for a change that is not made comes out again by the index alone.
  await ports.refresh.request(dataset.datasetId);
  return written === 'written' ? ended : undefined;
}

/** Whether anything may still be left of a dataset that is withdrawn for good. */
export function isLookedThrough({ destroyed }: Destroyed, minutes: Destruction | undefined, now: Date): boolean {
  const isRecent = now.getTime() < Date.parse(destroyed.at) + limits.destroyedSweepDays * dayMilliseconds;
  return minutes?.finishedAt === undefined || isRecent;
}

/**
 * Removes all that holds cells of a dataset that is withdrawn for good, minutes first. Every step is repeatable, so a crash anywhere is finished by the next run; a
 * writer that had begun before is caught by a later one. Gives how many object versions went.
 */
export async function destroyData(ports: RetentionPorts, dataset: Destroyed, run: string): Promise<number> {
  const { datasetId, destroyed } = dataset;
  const standing = await ports.destructions.get(datasetId, destroyed.minutes);
  if (!isLookedThrough(dataset, standing, ports.now())) return 0;
  if (standing?.finishedAt === undefined) await ports.refresh.request(datasetId);
  const uploads = await closeUploads(ports, datasetId);
  if (!standing) await ports.destructions.begin(await minutesOf(ports, dataset, { uploads, run }));
  for (const index of ports.subjects) await index.forget(datasetId);
  const removed = await removeObjects(ports, datasetId);
  const late = removed === 0 ? 0 : await removeObjects(ports, datasetId);
  if (late === 0 && standing?.finishedAt === undefined) {
    await ports.destructions.finish(datasetId, destroyed.minutes, ports.now().toISOString());
  }
  return removed + late;
}

async function minutesOf(ports: RetentionPorts, dataset: Destroyed, more: Pick<Destruction, 'uploads' | 'run'>): Promise<Destruction> {
  const { datasetId, opdId, title, processing, destroyed } = dataset;
  if (!processing) throw new Error(`the data of ${datasetId} are destroyed, and no retention was stated`);
  const inventory = await takeInventory(ports, dataset);
  return { datasetId, minutesId: destroyed.minutes, opdId, title, processing, ...inventory, ...more, begunAt: destroyed.at };
}

async function removeObjects(ports: RetentionPorts, datasetId: string): Promise<number> {
  const prefixes = prefixesOf(datasetId);
  return (await removeAll(ports.published, prefixes.published)) + (await removeAll(ports.inbox, prefixes.inbox));
}

async function removeAll(objects: ObjectVersions, prefixes: readonly string[]): Promise<number> {
  let removed = 0;
  for (const prefix of prefixes) removed += await objects.remove(prefix, mayHoldCells);
  return removed;
}
