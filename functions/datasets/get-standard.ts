import { isInside } from '../access/inside.ts';
import type { Operation } from '../http/call.ts';
import { notFound } from '../http/problem.ts';
import type { Dataset } from '../model/dataset.ts';
import type { Principal } from '../model/principal.ts';
import type { StandardStore } from '../standards/standard.port.ts';
import type { Standard } from '../standards/standard.ts';
import { allowedDataset } from './allowed-dataset.ts';
import type { DatasetStore } from './dataset.port.ts';
import { withShownKeys } from './shown-keys.ts';
import { numberEtag, standardAnswer } from './standard-answer.ts';

type Ports = { readonly datasets: DatasetStore; readonly standards: StandardStore };

/**
 * GET …/standard: the one in force. The owning OPD and the steward also get the newest proposal, or the one taken from the library since: as `proposed` beside it,
 * or by itself before the first review. 404 while there is none. Its ETag is the newest number shown.
 */
export function getStandard({ datasets, standards }: Ports): Operation<'getStandard'> {
  return async (call) => {
    const allowed = await allowedDataset(datasets, call, 'see');
    if (!allowed.ok) return allowed.problem;
    const { dataset, edge, log } = allowed;
    const { principal, now } = call;
    const { inForce, waiting } = standardsOf(dataset, await standards.list(dataset.datasetId), isInside(principal, dataset.opdId));
    const shown = async (standard: Standard) => standardAnswer(await withShownKeys(datasets, principal, now, standard));
    const newest = waiting ?? inForce;
    if (!newest) return notFound;
    const headers = numberEtag(newest);
    if (!inForce) return { status: 200, body: await shown(newest), headers, ...edge, log };
    const body = { ...(await shown(inForce)), ...(waiting ? { proposed: await shown(waiting) } : {}) };
    return { status: 200, body, headers, ...edge, log };
  };
}

type Standards = { readonly inForce: Standard | undefined; readonly waiting: Standard | undefined };

/** The number of the newest that the caller is shown: what their `If-Match` names when they set another. */
export function newestShown(dataset: Dataset, all: readonly Standard[], principal: Principal): number | undefined {
  const { inForce, waiting } = standardsOf(dataset, all, isInside(principal, dataset.opdId));
  return (waiting ?? inForce)?.n;
}

/** The one in force, and for insiders the newest after it: a proposal, or one of the library that the next upload brings into force. */
function standardsOf({ standardVersion }: Dataset, all: readonly Standard[], seesProposals: boolean): Standards {
  const isNext = ({ n, state, library }: Standard) => n > (standardVersion ?? 0) && (state === 'proposed' || library !== undefined);
  return { inForce: all.find(({ n }) => n === standardVersion), waiting: seesProposals ? all.find(isNext) : undefined };
}
