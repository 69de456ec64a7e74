import type { Operation } from '../http/call.ts';
import { allowedDataset } from './allowed-dataset.ts';
import type { DatasetStore } from './dataset.port.ts';
import { datasetAnswer, etagOf } from './dataset-answer.ts';

/** GET /v1/datasets/{datasetId}: its metadata, with its revision as ETag. */
export function getDataset({ datasets }: { readonly datasets: DatasetStore }): Operation<'getDataset'> {
  return async (call) => {
    const allowed = await allowedDataset(datasets, call, 'see');
    if (!allowed.ok) return allowed.problem;
    const { dataset, log } = allowed;
    const about = await datasets.getAbout(dataset.datasetId);
    return { status: 200, body: datasetAnswer(dataset, about, call.principal, call.now), headers: etagOf(dataset), log };
  };
}
