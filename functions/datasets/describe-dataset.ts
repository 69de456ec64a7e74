import type { Call, Operation } from '../http/call.ts';
import { invalidRequest, stale } from '../http/problem.ts';
import { limits } from '../limits.ts';
import { firstDue, nextDueAfter } from '../model/cadence.ts';
import type { About, Dataset } from '../model/dataset.ts';
import { allowedDataset } from './allowed-dataset.ts';
import type { ChangePorts } from './change-dataset.ts';
import { datasetAnswer, etagOf } from './dataset-answer.ts';
import { tooLargeForMeta } from './meta-size.ts';

/** PATCH /v1/datasets/{datasetId} under `If-Match`: title, description, cadence and the like; 412 when somebody else was faster. */
export function describeDataset(ports: ChangePorts): Operation<'describeDataset'> {
  return async (call) => {
    const allowed = await allowedDataset(ports.datasets, call, 'describe');
    if (!allowed.ok) return allowed.problem;
    const { dataset, log } = allowed;
    if (call.ifMatch !== dataset.revision) return stale();
    if (Object.keys(call.body).length === 0) return invalidRequest([{ where: 'isi', what: 'tidak ada yang diubah' }]);

    const after = described(dataset, call);
    const tooLarge = tooLargeForMeta(after, limits.metaReserveBytes);
    if (tooLarge) return tooLarge;
    const about = aboutAfter(await ports.datasets.getAbout(dataset.datasetId), call);
    if ((await ports.datasets.replace(after)) === 'stale') return stale();
    await ports.datasets.putAbout(about);
    await ports.refresh.request(after.datasetId);
    return { status: 200, body: datasetAnswer(after, about, call.principal, call.now), headers: etagOf(after), log };
  };
}

function described(dataset: Dataset, { body, now }: Call<'describeDataset'>): Dataset {
  const { title, licence, processing } = body;
  return {
    ...dataset,
    ...(title === undefined ? {} : { title }),
    ...(licence === undefined ? {} : { licence }),
    ...(processing === undefined ? {} : { processing }),
    ...(body.cadence === undefined || body.cadence === dataset.cadence ? {} : rescheduled(dataset, body.cadence, now)),
    updatedAt: now.toISOString(),
    revision: dataset.revision + 1,
  };
}

/** A new cadence counts from the last delivery, or, before the first one, from now. */
function rescheduled(dataset: Dataset, cadence: Dataset['cadence'], now: Date): Pick<Dataset, 'cadence' | 'nextDue'> {
  const { lastDeliveryAt } = dataset;
  return { cadence, nextDue: lastDeliveryAt === undefined ? firstDue(cadence, now) : nextDueAfter(cadence, new Date(lastDeliveryAt)) };
}

function aboutAfter(about: About | undefined, { params, body }: Call<'describeDataset'>): About {
  const { description, themes, tags, contact, coverage } = body;
  return {
    ...(about ?? { datasetId: params.datasetId, description: '', themes: [], tags: [] }),
    ...(description === undefined ? {} : { description }),
    ...(themes === undefined ? {} : { themes }),
    ...(tags === undefined ? {} : { tags }),
    ...(contact === undefined ? {} : { contact }),
    ...(coverage === undefined ? {} : { coverage }),
  };
}
