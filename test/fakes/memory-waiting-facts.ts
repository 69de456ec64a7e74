import type { DatasetStore } from '../../functions/datasets/dataset.port.ts';
import type { ReasonPorts } from '../../functions/uploads/reasons-to-wait.ts';
import type { UploadStore } from '../../functions/uploads/upload.port.ts';
import type { WaitingFactsStore } from '../../functions/uploads/waiting-facts.port.ts';
import { currentManifest } from '../../functions/versions/history.ts';

type Stores = Omit<ReasonPorts, 'datasets'> & {
  readonly datasets: Pick<DatasetStore, 'get' | 'getAbout'>;
  readonly uploads: Pick<UploadStore, 'get'>;
};

/** The facts as single stores in memory hold them. */
export function memoryWaitingFacts({ datasets, uploads, standards, manifests }: Stores): WaitingFactsStore {
  return {
    load: (entries) =>
      Promise.all(
        entries.map(async ({ datasetId, uploadId }) => {
          const [upload, dataset] = [await uploads.get(datasetId, uploadId), await datasets.get(datasetId)];
          if (upload?.state !== 'in-review' || !dataset) return undefined;
          return {
            upload,
            dataset,
            standard: await standards.get(datasetId, upload.standardVersion ?? 0),
            current: await currentManifest(manifests, dataset),
            about: await datasets.getAbout(datasetId),
          };
        }),
      ),
  };
}
