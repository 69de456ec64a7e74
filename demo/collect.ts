import { type Client, send, textMember, upload } from './client.ts';
import type { CollectedDataset, DemoUnit } from './collected-data.ts';

const jakartaOffset = 7 * 60 * 60 * 1000;

/**
 * Datasets that OPDs collect from their units: registered with their standard, the units named, and what came of the month that is due; the steward approves what waits.
 * `say` hears a line a dataset.
 */
export async function seedCollected(client: Client, datasets: readonly CollectedDataset[], say: (line: string) => void): Promise<void> {
  await Promise.all(datasets.map(async (dataset) => say(await collect(client, dataset))));
}

async function collect(client: Client, dataset: CollectedDataset): Promise<string> {
  const { owner, registration, standard, units } = dataset;
  const { datasetId } = registration;
  const path = `/v1/datasets/${datasetId}`;
  await expectStatus(send(client, owner, 'POST', '/v1/datasets', registration), [201], `register ${datasetId}`);
  await expectStatus(send(client, owner, 'PUT', `${path}/standard`, standard), [200, 202], `standard of ${datasetId}`);
  await inTurns(units, (unit) => name(client, owner, datasetId, unit));
  const registered = await send(client, owner, 'GET', path);
  const month = new Date(Date.parse(textMember(registered.body, 'nextDue')) + jakartaOffset).toISOString().slice(0, 'yyyy-mm'.length);
  const [first, ...others] = units.flatMap((unit, place) =>
    unit.ends === 'came' || unit.ends === 'rejected' ? [{ unit, file: dataset.fileOf(unit, place, month) }] : [],
  );
  // The first is the dataset's first version, which the steward looks at; the others come under a standard that is approved then.
  if (first) await deliver(client, owner, datasetId, first);
  await inTurns(others, (each) => deliver(client, owner, datasetId, each));
  // One after another: each moves the dataset's item on.
  for (const { unitId, ends } of units) {
    if (ends !== 'nihil') continue;
    await expectStatus(send(client, owner, 'POST', `${path}/nihil`, { period: month, unitId }), [200], `nihil of ${unitId}`);
  }
  return `${datasetId}: collected from ${units.length} units`;
}

async function name(client: Client, owner: string, datasetId: string, { unitId, name, kelurahan, account }: DemoUnit): Promise<void> {
  const accounts = account === undefined ? [] : [textMember((await send(client, account, 'GET', '/v1/me')).body, 'sub')];
  const unit = { name, accounts, datasetIds: [datasetId], ...(kelurahan === undefined ? {} : { kelurahan }) };
  await expectStatus(send(client, owner, 'PUT', `/v1/opds/${owner}/units/${unitId}`, unit), [200, 201], `unit ${unitId}`);
}

/** By the unit's own account, or by its OPD in its name. */
async function deliver(
  client: Client,
  owner: string,
  datasetId: string,
  { unit: { unitId, account, ends }, file }: { readonly unit: DemoUnit; readonly file: string },
): Promise<void> {
  const sent = await upload(client, account ?? owner, datasetId, `${unitId}.csv`, file, { unitId });
  const state = textMember(sent, 'state');
  if (state === 'in-review') {
    const review = `/v1/datasets/${datasetId}/uploads/${textMember(sent, 'uploadId')}/review`;
    return expectStatus(send(client, 'kominfo', 'POST', review, { decision: 'approve', reasons: [] }), [200], `review of ${unitId}`);
  }
  const wanted = ends === 'rejected' ? 'rejected' : 'published';
  if (state !== wanted) throw new Error(`${unitId}: the upload ended ${state}, not ${wanted}: ${textMember(sent, 'message')}`);
}

/** More at once start more functions on a laptop's few processors, and nobody is done sooner. */
const atOnce = 3;

async function inTurns<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const waiting = [...all];
  const worker = async () => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) await work(one);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

async function expectStatus(answer: ReturnType<typeof send>, wanted: readonly number[], what: string): Promise<void> {
  const { status, text } = await answer;
  if (!wanted.includes(status)) throw new Error(`${what}: ${status} ${text}`);
}
