import type { DatasetAction } from '../access/action.ts';
import type { AnyAnswer } from '../http/answer.ts';
import type { DatasetCall } from '../http/call.ts';
import type { Problem } from '../http/problem.ts';
import type { Dataset } from '../model/dataset.ts';
import { allowedDataset } from './allowed-dataset.ts';
import type { DatasetStore } from './dataset.port.ts';

/** Acts on the dataset when that is allowed; else the answer is one of access.md's four. What the log says of the decision is on every answer, a refusal of another kind included. */
export async function onDataset<A extends AnyAnswer>(
  datasets: Pick<DatasetStore, 'get'>,
  ask: DatasetCall,
  action: DatasetAction,
  act: (dataset: Dataset) => Promise<A>,
): Promise<A | Problem> {
  const allowed = await allowedDataset(datasets, ask, action);
  if (!allowed.ok) return allowed.problem;
  const answer = await act(allowed.dataset);
  return { ...answer, ...allowed.edge, log: { ...allowed.log, ...answer.log } };
}
