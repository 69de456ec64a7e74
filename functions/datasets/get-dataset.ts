import { decide } from '../access/decide.ts';
import { allowedLog, denied } from '../access/denied.ts';
import type { Operation } from '../http/call.ts';
import { datasetAnswer, etagOf } from './dataset-answer.ts';
import type { DatasetStore } from './dataset-store.ts';

/** GET /v1/datasets/{datasetId}: its metadata, with its revision as ETag. */
export function getDataset({ datasets }: { readonly datasets: DatasetStore }): Operation<'getDataset'> {
  return async ({ principal, params, now }) => {
    const dataset = await datasets.get(params.datasetId);
    const decision = decide(principal, 'see', { kind: 'dataset', dataset }, now);
    if (decision.effect === 'deny') return denied(decision, dataset);
    if (!dataset) throw new Error('see was allowed on a dataset that does not exist');
    const about = await datasets.getAbout(dataset.datasetId);
    return { status: 200, body: datasetAnswer(dataset, about, principal), headers: etagOf(dataset), log: allowedLog(decision) };
  };
}
