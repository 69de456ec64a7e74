import type { Operation } from '../http/call.ts';
import { notFound } from '../http/problem.ts';
import { isKind, isOperatorOf } from '../identity/principal.ts';
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
    const isInside = isOperatorOf(principal, dataset.opdId) || isKind(principal, 'steward');
    const body = bodyOf(dataset, await standards.list(dataset.datasetId), isInside);
    return body ? { status: 200, body, log } : notFound;
  };
}

function bodyOf({ standardVersion }: Dataset, all: readonly Standard[], isInside: boolean): Record<string, unknown> | undefined {
  const inForce = all.find(({ n }) => n === standardVersion);
  const proposed = isInside ? all.find(({ n, state }) => state === 'proposed' && n > (standardVersion ?? 0)) : undefined;
  if (!inForce) return proposed && standardAnswer(proposed);
  return { ...standardAnswer(inForce), ...(proposed ? { proposed: standardAnswer(proposed) } : {}) };
}
