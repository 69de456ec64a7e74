import type { DatasetStore } from '../datasets/dataset.port.ts';
import type { UploadStore } from '../uploads/upload.port.ts';
import type { Delivery } from './standing.ts';

export type DeliveryPorts = { readonly datasets: Pick<DatasetStore, 'listByOpd'>; readonly uploads: Pick<UploadStore, 'list'> };

/** Every dataset of an OPD with its newest upload, as the table has them. */
export async function readDeliveries({ datasets, uploads }: DeliveryPorts, opdId: string): Promise<Delivery[]> {
  const all = await datasets.listByOpd(opdId);
  return Promise.all(all.map(async (dataset) => ({ dataset, newestUpload: (await uploads.list(dataset.datasetId, 1)).items[0] })));
}
