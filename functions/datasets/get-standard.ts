import { isInside } from '../access/inside.ts';
import type { Operation } from '../http/call.ts';
import { notFound } from '../http/problem.ts';
import type { Standard } from '../standards/standard.ts';
import type { StandardStore } from '../standards/standard-store.ts';
import { allowedDataset } from './allowed-dataset.ts';
import type { Dataset } from './dataset.ts';
import type { DatasetStore } from './dataset-store.ts';
import { standardAnswer } from './standard-answer.ts';

type Ports = { readonly datasets: DatasetStore; readonly standards: StandardStore };

/**
 * GET …/standard: the one in force. The owning OPD and the steward also get the newest proposal: as `proposed` beside it, or by itself before the
 * first review. 404 while there is none.
 */
export function getStandard({ datasets, standards }: Ports): Operation<'getStandard'> {
  return async (call) => {
    const allowed = await allowedDataset(datasets, call, 'see');
    if (!allowed.ok) return allowed.problem;
    const { dataset, log } = allowed;
    const { principal } = call;
    const body = bodyOf(dataset, await standards.list(dataset.datasetId), isInside(principal, dataset.opdId));
    return body ? { status: 200, body, log } : notFound;
  };
}

function bodyOf({ standardVersion }: Dataset, all: readonly Standard[], seesProposals: boolean): Record<string, unknown> | undefined {
  const inForce = all.find(({ n }) => n === standardVersion);
  const proposed = seesProposals ? all.find(({ n, state }) => state === 'proposed' && n > (standardVersion ?? 0)) : undefined;
  if (!inForce) return proposed && standardAnswer(proposed);
  return { ...standardAnswer(inForce), ...(proposed ? { proposed: standardAnswer(proposed) } : {}) };
}
