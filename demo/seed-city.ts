import { areaCode, makeCity } from './city-data.ts';
import { type Client, send, textMember, upload } from './client.ts';
import { seedCollected } from './collect.ts';
import { collectedData } from './collected-data.ts';
import type { Binding, DemoDataset } from './dataset.ts';
import { type Machine, seedPast, seedWaiting } from './past.ts';
import { pastData } from './past-data.ts';
import { seedPlans } from './plans.ts';
import { readKelurahan } from './regions.ts';

/**
 * Registers the demo city's datasets and sends their files, all by HTTP, each OPD by its own operator; the steward approves, the heads set what of it appears in
 * people's profiles, and a counter officer binds the accounts of residents. Before that, a quarter of a year passes in which some are late, where the laptop's clock can be set. `say` hears one line per dataset.
 */
export async function seedDemo(client: Client, say: (line: string) => void, machine?: Machine): Promise<void> {
  const now = new Date();
  if (machine) await seedPast(client, machine, now);
  const { datasets, bindings } = await makeCity();
  const byOwner = [...Map.groupBy(datasets, ({ owner }) => owner).values()];
  // The longest first, so that the last one is not alone.
  const waiting = byOwner.toSorted((one, other) => other.length - one.length);
  const clerk = async () => {
    for (let own = waiting.shift(); own; own = waiting.shift()) {
      for (const dataset of own) say(await seedDataset(client, dataset));
    }
  };
  const collected = collectedData(await readKelurahan(areaCode));
  await Promise.all(Array.from({ length: clerksAtOnce }, clerk));
  await seedCollected(client, collected, say);
  await Promise.all([
    seedPlans(client, [...datasets, ...collected, ...(machine ? pastData : [])], now.getFullYear()),
    ...(machine ? [seedWaiting(client)] : []),
    ...bindings.map((binding) => bind(client, binding)),
  ]);
}

/** More at once start more functions on a laptop's few processors, and nobody is done sooner. */
const clerksAtOnce = 4;

/** As at a counter, after the KTP-el was seen: once for all, so an account that has its person already is left as it is. */
async function bind(client: Client, { account, nik }: Binding): Promise<void> {
  const { body } = await send(client, account, 'GET', '/v1/me');
  const seen = { nik, document: 'ktp-el', checkedInPerson: true };
  const answer = send(client, account === counter ? otherCounter : counter, 'PUT', `/v1/accounts/${textMember(body, 'sub')}/person`, seen);
  await expectStatus(answer, [200, 409], `person of ${account}`);
}

/** Nobody binds their own account. */
const counter = 'loket';
const otherCounter = 'loket-kecamatan';

/** One of them, to where the demo stops; gives its line. */
export async function seedDataset(client: Client, dataset: DemoDataset): Promise<string> {
  const { datasetId } = dataset.registration;
  const path = `/v1/datasets/${datasetId}`;
  await expectStatus(send(client, dataset.owner, 'POST', '/v1/datasets', dataset.registration), [201], `register ${datasetId}`);
  const standard = await standardOf(client, dataset);
  if (standard)
    await expectStatus(send(client, dataset.owner, 'PUT', `${path}/standard`, standard), [200, 202], `standard of ${datasetId}`);
  const sent = await upload(
    client,
    dataset.owner,
    datasetId,
    dataset.fileName,
    dataset.content,
    dataset.period ? { period: dataset.period } : {},
  );
  const state = textMember(sent, 'state');
  if (dataset.ends === 'rejected' || dataset.ends === 'in-review') {
    if (state !== dataset.ends)
      throw new Error(`${datasetId}: the upload ended ${state}, not ${dataset.ends}: ${textMember(sent, 'message')}`);
    return `${datasetId}: ${state}`;
  }
  if (state === 'in-review') {
    const review = `${path}/uploads/${textMember(sent, 'uploadId')}/review`;
    await expectStatus(send(client, 'kominfo', 'POST', review, { decision: 'approve', reasons: [] }), [200], `review of ${datasetId}`);
  } else if (state !== 'published') throw new Error(`${datasetId}: the upload ended ${state}: ${textMember(sent, 'message')}`);
  if (dataset.profile)
    await expectStatus(send(client, `${dataset.owner}-pj`, 'PUT', `${path}/profile`, dataset.profile), [200], `profile of ${datasetId}`);
  // A version's pictures are made by the first who opens its page: the city's first page has some to show.
  await fetch(`${client.url}/dataset/${datasetId}`);
  return `${datasetId}: published`;
}

/** What the OPD sets: the standard itself, or the one of the library, where the walidata puts it first. */
async function standardOf(client: Client, { standard, library }: DemoDataset): Promise<DemoDataset['standard'] | object> {
  if (!standard || !library) return standard;
  const { standardId, ...entry } = library;
  await expectStatus(
    send(client, 'kominfo', 'PUT', `/v1/standards/${standardId}`, { ...entry, standard }),
    [200, 201],
    `library: ${standardId}`,
  );
  return { library: { standardId } };
}

async function expectStatus(answer: ReturnType<typeof send>, wanted: readonly number[], what: string): Promise<void> {
  const { status, text } = await answer;
  if (!wanted.includes(status)) throw new Error(`${what}: ${status} ${text}`);
}
