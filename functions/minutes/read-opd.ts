import type { DatasetStore } from '../datasets/dataset.port.ts';
import { limits } from '../limits.ts';
import type { Dataset } from '../model/dataset.ts';
import { dayMilliseconds } from '../model/jakarta-time.ts';
import { nihilsOf } from '../model/nihil.ts';
import type { Span } from '../model/quarter.ts';
import type { Upload } from '../model/upload.ts';
import type { NihilLog } from '../uploads/nihil-log.port.ts';
import { uploadsOf } from '../uploads/read-uploads.ts';
import type { UploadStore } from '../uploads/upload.port.ts';
import { history, type PastVersion } from '../versions/history.ts';
import type { ManifestStore } from '../versions/manifest.port.ts';
import type { ReadDataset } from './count-dataset.ts';

export type ReadPorts = {
  readonly datasets: Pick<DatasetStore, 'listByOpd'>;
  readonly uploads: Pick<UploadStore, 'list'>;
  readonly manifests: ManifestStore;
  readonly nihils: Pick<NihilLog, 'list'>;
};

/** Every dataset of an OPD with what was delivered in the period and published since it began, as the table has it now. */
export async function readOpd(ports: ReadPorts, opdId: string, span: Span): Promise<ReadDataset[]> {
  const datasets = await ports.datasets.listByOpd(opdId);
  return Promise.all(
    datasets.map(async (dataset): Promise<ReadDataset> => {
      const [newest, uploads, versions, nihils] = await Promise.all([
        ports.uploads.list(dataset.datasetId, 1),
        readUploads(ports, dataset.datasetId, span),
        readVersions(ports.manifests, dataset, span),
        ports.nihils.list(dataset.datasetId),
      ]);
      return { dataset, newestUpload: newest.items[0], uploads, versions, nihils: nihilsOf(dataset, nihils) };
    }),
  );
}

/** What was begun after the period was decided after it; what was begun long before is not asked for (`minutesLookbackDays`). */
async function readUploads({ uploads }: ReadPorts, datasetId: string, { from, until }: Span): Promise<Upload[]> {
  const reach = { from: new Date(from.getTime() - limits.minutesLookbackDays * dayMilliseconds), until };
  const found: Upload[] = [];
  for await (const upload of uploadsOf(uploads, datasetId, reach)) found.push(upload);
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
