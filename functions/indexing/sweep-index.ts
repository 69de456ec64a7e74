import { limits } from '../limits.ts';
import { blocksKey, type DeliverySubjects, firstRun, type IndexRun, runOf } from '../model/subject-index.ts';
import type { Upload } from '../model/upload.ts';
import { history } from '../versions/history.ts';
import type { IndexKept, KeepIndexPorts, KeptDataset } from './ports.ts';

/**
 * Removes what nobody is led to any more: the index of deliveries that will never be published, what a run left that did not come to its end, and what
 * was made anew. Nothing that a run still writes or a reader may still read: both are given their time.
 */
export async function sweepIndex(ports: KeepIndexPorts, kept: KeptDataset, done: IndexKept): Promise<void> {
  const { datasetId } = kept.dataset;
  const now = ports.now();
  const ended = new Set(await endedDeliveries(ports, kept, now));
  for (const [uploadId, standing] of kept.described) {
    if (!ended.has(uploadId)) continue;
    const { columns, bits } = standing;
    // Noted before it is taken back, where no run did: from here on the run finds the buckets.
    if (!standing.made) await ports.subjects.begin({ datasetId, uploadId, columns, bits, run: firstRun, begunAt: longAgo });
    await ports.subjects.withdraw(standing);
  }
  for (const run of await ports.subjects.list(datasetId)) {
    const standing = ended.has(run.uploadId) ? undefined : kept.described.get(run.uploadId);
    if (!isLeft(run, standing, now)) continue;
    done.items += await ports.subjects.forget(run);
    const key = blocksKey(run);
    await ports.objects.remove(key, (found) => found === key);
    done.swept += 1;
  }
}

/** The index of what was never published has no readers. */
const longAgo = new Date(0).toISOString();
const minute = 60_000;

/** Whether nobody is led to what that run wrote, nor will be. */
function isLeft(run: IndexRun, standing: DeliverySubjects | undefined, now: Date): boolean {
  if (standing && runOf(standing) === run.run) return false;
  const isOver = now.getTime() - Date.parse(run.begunAt) > limits.indexRunMinutes * minute;
  const readers = standing?.made === undefined ? undefined : now.getTime() - Date.parse(standing.made.at);
  return isOver && (readers === undefined || readers > limits.indexReadersMinutes * minute);
}

/**
 * Deliveries that ended without being published, some time ago. These states are final, and what is once in a version never comes to one of them; that no version names
 * them is looked at all the same, since what is swept can't be read.
 */
async function endedDeliveries({ manifests }: KeepIndexPorts, { dataset, uploads, described }: KeptDataset, now: Date): Promise<string[]> {
  const ended = uploads.filter((upload) => described.has(upload.uploadId) && isUnpublishedFor(upload, now)).map(({ uploadId }) => uploadId);
  if (ended.length === 0) return [];
  const named = new Set<string>();
  for await (const { manifest } of history(manifests, dataset)) for (const { uploadId } of manifest.parts) named.add(uploadId);
  return ended.filter((uploadId) => !named.has(uploadId));
}

function isUnpublishedFor({ state, at }: Upload, now: Date): boolean {
  if (state !== 'returned' && state !== 'rejected' && state !== 'cancelled') return false;
  return now.getTime() - Date.parse(at[state] ?? now.toISOString()) > limits.indexRunMinutes * minute;
}
