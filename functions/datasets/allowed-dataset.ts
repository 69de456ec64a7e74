import type { DatasetAction } from '../access/action.ts';
import { decide } from '../access/decide.ts';
import { type Kept, keptOf } from '../access/kept-at-edge.ts';
import type { DatasetCall } from '../http/call.ts';
import { allowedLog, denied } from '../http/denied.ts';
import type { Problem } from '../http/problem.ts';
import type { Dataset } from '../model/dataset.ts';
import type { DatasetStore } from './dataset.port.ts';

export type AllowedDataset =
  | {
      readonly ok: true;
      readonly dataset: Dataset;
      readonly log: Readonly<Record<string, string>>;
      /** What the answer says to the front door. */
      readonly edge: Kept;
    }
  | { readonly ok: false; readonly problem: Problem };

/** Reads the dataset and decides on that very item: the dataset and what the log says of the decision, or the answer of access.md. For actions that no grant touches. */
export async function allowedDataset(
  datasets: Pick<DatasetStore, 'get'>,
  ask: DatasetCall,
  action: DatasetAction,
): Promise<AllowedDataset> {
  return decidedOn(await datasets.get(ask.params.datasetId), ask, action);
}

/** The same of a dataset that was read already. */
export function decidedOn(dataset: Dataset | undefined, ask: DatasetCall, action: DatasetAction): AllowedDataset {
  const decision = decide(ask.principal, action, { kind: 'dataset', dataset }, ask.now);
  if (decision.effect === 'deny') return { ok: false, problem: denied(decision, dataset) };
  if (!dataset) throw new Error(`${action} was allowed on a dataset that does not exist`);
  return { ok: true, dataset, log: allowedLog(decision), edge: keptOf(ask.principal, dataset) };
}
