import { limits } from '../limits.ts';
import type { Dataset } from '../model/dataset.ts';
import { sumOfRows } from '../model/manifest.ts';
import { type DeliverySubjects, identifierColumns } from '../model/subject-index.ts';
import type { Upload } from '../model/upload.ts';
import { uploadsOf } from '../uploads/read-uploads.ts';
import { indexAgain } from './index-again.ts';
import type { IndexKept, KeepIndexPorts } from './ports.ts';
import { sweepIndex } from './sweep-index.ts';

/**
 * Keeps the subject index of all datasets of these OPDs as it should be: a delivery that has none, one of an older format, and one under an older key is indexed from its
 * parts, while readers read; what nobody is led to any more is swept. Repeatable from any point; what a run has no time for is the next one's (`left`). A fault at one dataset
 * holds up no other; the run fails with it in the end.
 */
export async function keepIndex(ports: KeepIndexPorts, opdIds: readonly string[]): Promise<IndexKept> {
  const done: IndexKept = { indexed: 0, left: 0, swept: 0, items: 0 };
  const faults: unknown[] = [];
  const { version: keyVersion } = await ports.subjectKeys.current();
  for (const opdId of opdIds) {
    for (const dataset of await ports.datasets.listByOpd(opdId)) {
      // Its data go by retention, index and all (retention/destroy-data.ts).
      if (dataset.destroyed) continue;
      try {
        await keepOne(ports, dataset, keyVersion, done);
      } catch (error) {
        ports.failed(dataset.datasetId, error);
        faults.push(error);
      }
    }
  }
  if (faults.length > 0) throw new AggregateError(faults, `the index of ${faults.length} datasets could not be kept`);
  return done;
}

async function keepOne(ports: KeepIndexPorts, dataset: Dataset, keyVersion: string, done: IndexKept): Promise<void> {
  const uploads: Upload[] = [];
  for await (const upload of uploadsOf(ports.uploads, dataset.datasetId)) uploads.push(upload);
  const asked = uploads.map(({ datasetId, uploadId }) => ({ datasetId, uploadId }));
  const described = (await ports.subjects.describe(asked)).flatMap((one) => one ?? []);
  const kept = { dataset, uploads, keyVersion, described: new Map(described.map((one) => [one.uploadId, one])) };
  await sweepIndex(ports, kept, done);
  for (const upload of uploads) {
    const standing = kept.described.get(upload.uploadId);
    if (!mayBePublished(upload) || !isOutdated(standing, keyVersion) || !(await namesPersons(ports, upload))) continue;
    if (!hasTimeFor(ports, upload)) done.left += 1;
    else if ((await indexAgain(ports, upload, standing)) === 'written') done.indexed += 1;
  }
}

/** Its parts are in a version, or may come into one; an earlier version can be restored. */
function mayBePublished({ state }: Upload): boolean {
  return state === 'published' || state === 'in-review' || state === 'accepted';
}

/** The first format, and what is under another key, say so by what made them. */
function isOutdated(standing: DeliverySubjects | undefined, keyVersion: string): boolean {
  return standing?.made?.keyVersion !== keyVersion;
}

async function namesPersons({ standards }: KeepIndexPorts, { datasetId, standardVersion }: Upload): Promise<boolean> {
  const standard = standardVersion === undefined ? undefined : await standards.get(datasetId, standardVersion);
  return standard !== undefined && identifierColumns(standard.fields) !== undefined;
}

/** A delivery that would not be done is not begun; the largest has a whole run for itself. */
function hasTimeFor({ remainingMilliseconds }: KeepIndexPorts, { parts, counts }: Upload): boolean {
  const rows = parts ? sumOfRows(parts) : (counts?.validRows ?? 0);
  const needed = limits.indexReserveMilliseconds + (rows / limits.indexedRowsPerSecond) * 1000;
  return remainingMilliseconds() >= Math.min(needed, limits.longestIndexMilliseconds);
}
