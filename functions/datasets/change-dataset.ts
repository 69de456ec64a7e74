import type { DatasetAction } from '../access/action.ts';
import type { AnswerBody } from '../http/answer.ts';
import type { Call, DatasetCall } from '../http/call.ts';
import { staleFor } from '../http/if-match.ts';
import { conflict, type Problem } from '../http/problem.ts';
import { limits } from '../limits.ts';
import type { Dataset } from '../model/dataset.ts';
import type { OperationName } from '../routes.ts';
import { allowedDataset } from './allowed-dataset.ts';
import type { DatasetStore } from './dataset.port.ts';
import { datasetAnswer, etagOf } from './dataset-answer.ts';
import { tooLargeForMeta } from './meta-size.ts';
import type { Refresh } from './refresh.port.ts';

export type ChangePorts = { readonly datasets: DatasetStore; readonly refresh: Refresh };

/** What a rule makes of the dataset as it stands: a problem, or the dataset as it shall be (the very same object where nothing changes). */
export type Change<S extends 200 | 202 = 200> =
  | Problem
  | {
      readonly dataset: Dataset;
      /** Fewer people may know of it afterwards: it is subtracted from every list before the change (access.md, "Tightening"). */
      readonly hides?: boolean;
      /** 202 when the change waits for somebody. */
      readonly status?: S;
      /** An emergency hold may use the bytes that META keeps free. */
      readonly usesReserve?: boolean;
    };

/** The dataset as it is now, with its ETag. */
type Changed<S> = {
  readonly status: S | 200;
  readonly body: AnswerBody<'getDataset'>;
  readonly headers: { readonly ETag: string };
  readonly log: Readonly<Record<string, string>>;
};

type ChangeCall = DatasetCall & Pick<Call<OperationName>, 'ifMatch'>;

/**
 * The one way META changes here: read → decide → rule → hide if need be → one write on the revision → refresh → answer with the dataset.
 * A change that lost its race is decided again on what stands then, unless the caller named the revision that they saw (`If-Match`): then it is 412. A repeated request finds its change made, and asks for the index again.
 */
export async function changeDataset<S extends 200 | 202 = 200>(
  ports: ChangePorts,
  ask: ChangeCall,
  action: DatasetAction,
  rule: (dataset: Dataset) => Change<S>,
): Promise<Changed<S> | Problem> {
  let isHidden = false;
  // What was hidden for a change that is not made comes out again by the index alone.
  const refuse = async (problem: Problem): Promise<Problem> => {
    if (isHidden) await ports.refresh.request(ask.params.datasetId);
    return problem;
  };
  for (let attempt = 0; attempt < limits.maxChangeAttempts; attempt += 1) {
    const allowed = await allowedDataset(ports.datasets, ask, action);
    if (!allowed.ok) return refuse(allowed.problem);
    const refusal = staleFor(ask, allowed.dataset.revision);
    if (refusal) return refuse(refusal);
    const change = rule(allowed.dataset);
    if ('code' in change) return refuse(change);
    isHidden ||= change.hides === true;
    const written = await write(ports, allowed.dataset, change, ask.now);
    if (written === 'stale') continue;
    if ('code' in written) return refuse(written);
    await ports.refresh.request(written.datasetId);
    const about = await ports.datasets.getAbout(written.datasetId);
    const body = datasetAnswer(written, about, ask.principal, ask.now);
    return { status: change.status ?? 200, body, headers: etagOf(written), log: allowed.log };
  }
  return refuse(conflict('Data ini sedang diubah banyak orang sekaligus. Coba lagi sebentar lagi.'));
}

/** One conditional write; nothing is written where nothing changes. Time and revision are set here alone. */
async function write(
  { datasets }: ChangePorts,
  before: Dataset,
  change: Exclude<Change<200 | 202>, Problem>,
  now: Date,
): Promise<Dataset | Problem | 'stale'> {
  if (change.dataset === before) return before;
  const after = { ...change.dataset, updatedAt: now.toISOString(), revision: before.revision + 1 };
  const tooLarge = tooLargeForMeta(after, change.usesReserve ? 0 : limits.metaReserveBytes);
  if (tooLarge) return tooLarge;
  if (change.hides) await datasets.hide(before.datasetId, before.revision);
  return (await datasets.replace(after)) === 'written' ? after : 'stale';
}
