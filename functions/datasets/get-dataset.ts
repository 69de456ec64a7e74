import type { Operation } from '../http/call.ts';
import { decidedOn } from './allowed-dataset.ts';
import type { DatasetStore } from './dataset.port.ts';
import { datasetAnswer, etagOf } from './dataset-answer.ts';

/** GET /v1/datasets/{datasetId}: its metadata, with its revision as ETag. */
export function getDataset({ datasets }: { readonly datasets: Pick<DatasetStore, 'getWithAbout'> }): Operation<'getDataset'> {
  return async (call) => {
    const found = await datasets.getWithAbout(call.params.datasetId);
    const allowed = decidedOn(found.dataset, call, 'see');
    if (!allowed.ok) return allowed.problem;
    const { dataset, edge, log } = allowed;
    return { status: 200, body: datasetAnswer(dataset, found.about, call.principal, call.now), headers: etagOf(dataset), ...edge, log };
  };
}
