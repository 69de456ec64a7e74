import '../fakes/quiet-log.ts';
import { beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { duckdbSubjectBlocks } from '../../functions/duckdb/subject-blocks.ts';
import { keepIndex } from '../../functions/indexing/keep-index.ts';
import type { Dataset } from '../../functions/model/dataset.ts';
import { personsOperations } from '../../functions/persons/operations.ts';
import { lambdaContext, proxyEvent } from '../fakes/gateway-events.ts';
import { noon } from '../fakes/ingest-fakes.ts';
import { serveKept } from '../fakes/serve-kept.ts';
import { beforeEachCall } from '../faults/before-each-call.ts';
import { everyNth } from '../product-size.ts';
import { personsCity, resident } from './persons-city.ts';

const nik = '3671014101900019';
const fields = [
  { name: 'nik', title: 'NIK', type: 'string', format: 'nik' },
  { name: 'nominal', title: 'Nominal', type: 'integer' },
] as const;
const datasetIds = ['bansos', 'bansos-beras', 'pajak'];
/** Two versions of each dataset, which share no row and have not as many. */
const versions = [
  ['11', '12'],
  ['21', '22', '23'],
];
type City = ReturnType<typeof personsCity>;

let city: City;
/** META of each dataset as it names the first version, and as it names the second. */
let metas: readonly (readonly Dataset[])[];

beforeAll(async () => {
  city = personsCity();
  const published: Dataset[][] = [[], []];
  for (const datasetId of datasetIds) {
    for (const [place, amounts] of versions.entries()) {
      const content = `NIK,Nominal\n${amounts.map((amount) => `${nik},${amount}`).join('\n')}\n`;
      published[place]?.push(await city.publish({ datasetId, opdId: 'dinsos', fields, period: '2026-01', content }));
    }
    await city.appear(datasetId, datasetId === 'pajak' ? { subject: 'taxes' } : { amount: 'nominal' });
  }
  await city.bind('warga', nik);
  metas = published;
}, 120_000);

const bodySchema = z.object({
  sections: z.array(z.object({ datasetId: z.string(), rows: z.array(z.object({ cells: z.object({ nominal: z.string() }) })) })).default([]),
  benefits: z.array(z.object({ datasetId: z.string(), amount: z.string().optional() })).default([]),
});

let revision = 100;
/** What publishing does in the end, of all three datasets. */
function flipTo(version: number): void {
  revision += 1;
  for (const meta of metas[version] ?? []) city.datasets.put({ ...meta, revision });
}

type Read = { readonly status: number; readonly amounts: readonly (readonly string[])[]; readonly calls: number };

/** The resident's profile, with `act` done before each call of any store; gives the amounts of each dataset, of sections and aid alike. */
async function readWith(act: (call: number) => void | Promise<void>): Promise<Read> {
  let calls = 0;
  const next = () => act(calls++);
  const { facts, accounts, profiles, datasets, manifests, standards, subjects, blocks, locks, looks } = city;
  const stores = { facts, accounts, profiles, datasets, manifests, standards, subjects, blocks, locks, looks };
  const watched = Object.fromEntries(Object.entries(stores).map(([name, store]) => [name, beforeEachCall(store, next)]));
  const handler = serveKept<'persons'>(personsOperations({ ...city, city: city.city, ...watched }), { now: () => noon });
  const answer = await handler(proxyEvent({ operation: 'getMyProfile' }, { principal: JSON.stringify(resident('warga')) }), lambdaContext);
  const { sections, benefits } = bodySchema.parse(JSON.parse(answer.body || '{}'));
  const amounts = datasetIds.flatMap((datasetId) => [
    ...sections.filter((one) => one.datasetId === datasetId).map(({ rows }) => rows.map(({ cells }) => cells.nominal).sort()),
    ...(datasetId === 'pajak'
      ? []
      : [
          benefits
            .filter((one) => one.datasetId === datasetId)
            .map(({ amount = '' }) => amount)
            .sort(),
        ]),
  ]);
  return { status: answer.statusCode, amounts, calls };
}

const wholly = (version: number) => Array.from({ length: 5 }, () => versions[version]);

test('a profile is of one version of every dataset, whichever of its reads a publication comes between', async () => {
  flipTo(0);
  const { calls, amounts } = await readWith(() => undefined);
  expect(amounts).toEqual(wholly(0));
  const seen = new Map<string, number>();
  for (let at = 0; at < calls; at += 1) {
    flipTo(0);
    const read = await readWith((call) => (call === at ? flipTo(1) : undefined));
    expect([at, read.status]).toEqual([at, 200]);
    expect([wholly(0), wholly(1)]).toContainEqual(read.amounts);
    const version = read.amounts[0]?.[0] ?? '';
    seen.set(version, (seen.get(version) ?? 0) + 1);
  }
  console.log(
    `a flip before each of ${calls} calls: ${[...seen].map(([version, times]) => `${times} profiles of version ${version[0]}`).join(', ')}`,
  );
  expect(seen.get('21')).toBeGreaterThan(5);
});

test('where versions come and go before every single read, the profile is of one version, or says that it is to be asked again', async () => {
  for (let first = 0; first < 2; first += 1) {
    const read = await readWith((call) => flipTo((call + first) % 2));
    if (read.status === 200) expect([wholly(0), wholly(1)]).toContainEqual(read.amounts);
    else expect(read.status).toBe(503);
  }
});

test('while the index comes under another key between two reads, the profile is the very same', { timeout: 600_000 }, async () => {
  flipTo(1);
  const { calls } = await readWith(() => undefined);
  const ports = {
    ...city,
    blocks: duckdbSubjectBlocks(200),
    objects: { remove: async () => 1 },
    now: () => noon,
    failed: (_datasetId: string, error: unknown) => {
      throw error;
    },
  };
  for (const at of everyNth([...Array(calls).keys()], 6)) {
    const read = await readWith(async (call) => {
      if (call !== at) return;
      city.subjectKeys.renew();
      expect(await keepIndex(ports, ['dinsos'])).toMatchObject({ indexed: 6, left: 0 });
    });
    expect([at, read.status, read.amounts]).toEqual([at, 200, wholly(1)]);
  }
});
