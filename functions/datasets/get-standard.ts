import { decide } from '../access/decide.ts';
import { allowedLog, denied } from '../access/denied.ts';
import type { Operation } from '../http/call.ts';
import { notFound } from '../http/problem.ts';
import { isKind, isOperatorOf } from '../identity/principal.ts';
import type { Standard } from '../standards/standard.ts';
import type { StandardStore } from '../standards/standard-store.ts';
import type { Dataset } from './dataset.ts';
import type { DatasetStore } from './dataset-store.ts';
import { standardAnswer } from './standard-answer.ts';

type Ports = { readonly datasets: DatasetStore; readonly standards: StandardStore };

/**
 * GET …/standard: the one in force. The owning OPD and the steward also get the newest proposal: as `proposed` beside it, or by itself before the
 * first review. 404 while there is none.
 */
export function getStandard({ datasets, standards }: Ports): Operation<'getStandard'> {
  return async ({ principal, params, now }) => {
    const dataset = await datasets.get(params.datasetId);
    const decision = decide(principal, 'see', { kind: 'dataset', dataset }, now);
    if (decision.effect === 'deny') return denied(decision, dataset);
    if (!dataset) throw new Error('see was allowed on a dataset that does not exist');
    const isInside = isOperatorOf(principal, dataset.opdId) || isKind(principal, 'steward');
    const body = bodyOf(dataset, await standards.list(dataset.datasetId), isInside);
    return body ? { status: 200, body, log: allowedLog(decision) } : notFound;
  };
}

function bodyOf({ standardVersion }: Dataset, all: readonly Standard[], isInside: boolean): Record<string, unknown> | undefined {
  const inForce = all.find(({ n }) => n === standardVersion);
  const proposed = isInside ? all.find(({ n, state }) => state === 'proposed' && n > (standardVersion ?? 0)) : undefined;
  if (!inForce) return proposed && standardAnswer(proposed);
  return { ...standardAnswer(inForce), ...(proposed ? { proposed: standardAnswer(proposed) } : {}) };
}
