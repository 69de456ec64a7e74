import type { Call, Operation } from '../http/call.ts';
import { invalidRequest, stale } from '../http/problem.ts';
import { limits } from '../limits.ts';
import { firstDue, nextDueAfter } from '../model/cadence.ts';
import { type Dataset, emptyAbout } from '../model/dataset.ts';
import { changedPart } from '../model/metadata/values.ts';
import { allowedDataset } from './allowed-dataset.ts';
import type { ChangePorts } from './change-dataset.ts';
import { datasetAnswer, etagOf } from './dataset-answer.ts';
import { tooLargeForMeta } from './meta-size.ts';
import { retentionViolations } from './retention-date.ts';

/** PATCH /v1/datasets/{datasetId} under `If-Match`: title, description, cadence and the like; 412 when somebody else was faster. */
export function describeDataset(ports: ChangePorts): Operation<'describeDataset'> {
  return async (call) => {
    const allowed = await allowedDataset(ports.datasets, call, 'describe');
    if (!allowed.ok) return allowed.problem;
    const { dataset, log } = allowed;
    if (call.ifMatch !== dataset.revision) return stale();
    if (Object.keys(call.body).length === 0) return invalidRequest([{ where: 'isi', what: 'tidak ada yang diubah' }]);
    const violations = retentionViolations(call.body.processing, dataset.processing, call.now);
    if (violations.length > 0) return invalidRequest(violations);

    const after = described(dataset, call);
    const tooLarge = tooLargeForMeta(after, limits.metaReserveBytes);
    if (tooLarge) return tooLarge;
    const before = (await ports.datasets.getAbout(dataset.datasetId)) ?? emptyAbout(dataset.datasetId);
    const about = changedPart('ABOUT', before, call.body);
    if ((await ports.datasets.replace(after)) === 'stale') return stale();
    await ports.datasets.putAbout(about);
    await ports.refresh.request(after.datasetId);
    return { status: 200, body: datasetAnswer(after, about, call.principal, call.now), headers: etagOf(after), log };
  };
}

function described(dataset: Dataset, { body, now }: Call<'describeDataset'>): Dataset {
  const { processing, cadence } = body;
  return {
    ...changedPart('META', dataset, body),
    ...(processing === undefined ? {} : { processing }),
    ...(cadence === undefined || cadence === dataset.cadence ? {} : rescheduled(dataset, cadence, now)),
    updatedAt: now.toISOString(),
    revision: dataset.revision + 1,
  };
}

/** A new cadence counts from the last delivery, or, before the first one, from now. */
function rescheduled(dataset: Dataset, cadence: Dataset['cadence'], now: Date): Pick<Dataset, 'nextDue'> {
  const { lastDeliveryAt } = dataset;
  return { nextDue: lastDeliveryAt === undefined ? firstDue(cadence, now) : nextDueAfter(cadence, new Date(lastDeliveryAt)) };
}
