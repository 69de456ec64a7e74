import type { DatasetStore } from '../datasets/dataset.port.ts';
import { limits } from '../limits.ts';
import type { Dataset } from '../model/dataset.ts';
import { dayMilliseconds } from '../model/jakarta-time.ts';
import type { Span } from '../model/quarter.ts';
import { ulidTimeOf } from '../model/ulid-time.ts';
import type { Upload } from '../model/upload.ts';
import type { UploadStore } from '../uploads/upload.port.ts';
import { history, type PastVersion } from '../versions/history.ts';
import type { ManifestStore } from '../versions/manifest.port.ts';
import type { ReadDataset } from './count-dataset.ts';

export type ReadPorts = {
  readonly datasets: Pick<DatasetStore, 'listByOpd'>;
  readonly uploads: Pick<UploadStore, 'list'>;
  readonly manifests: ManifestStore;
};

/** Every dataset of an OPD with what was delivered and published since the period began, as the table has it now. */
export async function readOpd(ports: ReadPorts, opdId: string, span: Span): Promise<ReadDataset[]> {
  const datasets = await ports.datasets.listByOpd(opdId);
  return Promise.all(
    datasets.map(async (dataset): Promise<ReadDataset> => {
      const [uploads, versions] = await Promise.all([
        readUploads(ports, dataset.datasetId, span),
        readVersions(ports.manifests, dataset, span),
      ]);
      return { dataset, uploads, versions };
    }),
  );
}

/** The newest first; those that were begun long before the period are not asked for (`minutesLookbackDays`). */
async function readUploads({ uploads }: ReadPorts, datasetId: string, { from }: Span): Promise<Upload[]> {
  const oldest = ulidTimeOf(new Date(from.getTime() - limits.minutesLookbackDays * dayMilliseconds));
  const found: Upload[] = [];
  let cursor: string | undefined;
  do {
    const page = await uploads.list(datasetId, limits.maxListItems, cursor);
    found.push(...page.items.filter(({ uploadId }) => uploadId >= oldest));
    cursor = page.next !== undefined && page.next >= oldest ? page.next : undefined;
  } while (cursor !== undefined);
  return found;
}

/** The newest first, down to the period's beginning: what ends a version is newer than it. */
async function readVersions(manifests: ManifestStore, dataset: Dataset, { from }: Span): Promise<PastVersion[]> {
  const found: PastVersion[] = [];
  for await (const version of history(manifests, dataset)) {
    if (Date.parse(version.manifest.publishedAt) < from.getTime()) break;
    found.push(version);
  }
  return found;
}
