import { afterEach, describe, expect, test } from 'vitest';
import { ingestBatch } from '../../functions/ingest/ingest-batch.ts';
import type { Grant } from '../../functions/model/grant.ts';
import { anonymous, type Principal } from '../../functions/model/principal.ts';
import { publicSummaries } from '../../functions/rows/public-summary.ts';
import type { Standard } from '../../functions/standards/standard.ts';
import { aGrant } from '../fakes/grants.ts';
import { datasetOf, deliver, type IngestFakes, ingestFakes, noon, standardOf, uploadIds } from '../fakes/ingest-fakes.ts';
import { operator, otherOperator, steward, uploadsFunction } from '../fakes/uploads-function.ts';
import { datasetId, publishFile, rowsFunction } from './rows-function.ts';

const [first, second] = uploadIds;
const august = 'Puskesmas,Kunjungan,Rata\nCipondoh,12,1.50\n"Batu, ceper",34,\n';
const september = 'Puskesmas,Kunjungan,Rata\nBenda,5,12345678901234567.125\nBenda,5,\n';
const fields: Standard['fields'] = [
  { name: 'puskesmas', title: 'Puskesmas', type: 'string' },
  { name: 'kunjungan', title: 'Kunjungan', type: 'integer' },
  { name: 'rata', title: 'Rata', type: 'number' },
];
const statistics = (query: Record<string, string[]> = {}) => ({ operation: 'describeColumns', params: { datasetId }, query }) as const;

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

async function ask(
  fakes: IngestFakes,
  principal: Principal,
  request: Parameters<Awaited<ReturnType<typeof rowsFunction>>['ask']>[1],
  grants: readonly Grant[] = [],
) {
  const made = await rowsFunction(fakes, grants);
  open.push(made);
  const reply = await made.ask(principal, request);
  return { ...reply, body: JSON.parse(reply.text), records: made.records.records };
}

async function shelf(changes: Parameters<typeof datasetOf>[0] = {}, standard: Partial<Standard> = {}) {
  const fakes = ingestFakes(datasetOf(changes), standardOf({ fields, ...standard }));
  await publishFile(fakes, first, august, { period: '2026-08' });
  await publishFile(fakes, second, september, { period: '2026-09' });
  return fakes;
}

const seen = [
  { name: 'puskesmas', title: 'Puskesmas', type: 'string', nullShare: 0, distinctBand: '2–10' },
  { name: 'kunjungan', title: 'Kunjungan', type: 'integer', nullShare: 0, distinctBand: '2–10' },
  { name: 'rata', title: 'Rata', type: 'number', nullShare: 0.5, distinctBand: '2–10' },
];
/** Of both versions, and of the second delivery by itself, for the steward who looks at it. */
const kept = 3;
const addresses = (fakes: IngestFakes) => fakes.published.keys().filter((key) => key.includes('/statistics/'));

describe('statistics of an open dataset', () => {
  test('tell everybody the values, exact as text, without a record', async () => {
    const { status, text, body, records } = await ask(await shelf(), anonymous, statistics());
    expect([status, records]).toEqual([200, []]);
    expect(body).toMatchObject({ datasetId, version: 2, rows: 4, values: true, columns: seen });
    expect(text).toContain('"min":1.5,"max":12345678901234567.125,"quantiles":{"5":1.5,"25":1.5,"50":1.5,"75":12345678901234567.125');
    expect(body.columns[0].top[0]).toEqual({ value: 'Benda', count: 2 });
    expect(body.columns[1]).toMatchObject({ nulls: 0, distinct: 3, min: 5, max: 34, quantiles: { 50: 5, 75: 12 } });
    expect(body.columns[1].histogram.reduce((sum: number, { count }: { count: number }) => sum + count, 0)).toBe(4);
  });

  test('are of the version that is named, with the columns that it had', async () => {
    const fakes = await shelf();
    expect((await ask(fakes, anonymous, statistics({ version: ['1'] }))).body).toMatchObject({ version: 1, rows: 2 });
    expect((await ask(fakes, anonymous, statistics({ version: ['9'] }))).status).toBe(404);
    expect((await ask(fakes, anonymous, statistics({ columns: ['rata'] }))).status).toBe(400);
  });

  test('are made before the version is published, once, and read again', async () => {
    const fakes = await shelf();
    expect(addresses(fakes)).toHaveLength(kept);
    const describer = { describe: () => Promise.reject(new Error('asked again')) };
    const made = await rowsFunction(fakes, [], { around: (port) => ('describe' in port ? { ...port, ...describer } : port) });
    open.push(made);
    for (const version of ['1', '2']) expect((await made.ask(anonymous, statistics({ version: [version] }))).status).toBe(200);
  });

  test('of a version that was published without are made by the first who asks', async () => {
    const fakes = await shelf();
    const asBefore = { ...fakes, published: { ...fakes.published, getText: async () => undefined } };
    expect((await ask(asBefore, anonymous, statistics())).body).toEqual((await ask(fakes, anonymous, statistics())).body);
    expect(addresses(fakes)).toHaveLength(kept);
    expect(fakes.published.newest(addresses(fakes)[0] ?? '')).toBeDefined();
  });

  test('where they take too long tell what is known', async () => {
    const fakes = await shelf();
    const asBefore = { ...fakes, published: { ...fakes.published, getText: async () => undefined } };
    const made = await rowsFunction(asBefore, [], {
      around: (port) => ('describe' in port ? { ...port, describe: async () => undefined } : port),
    });
    open.push(made);
    const reply = await made.ask(anonymous, statistics());
    expect([reply.status, JSON.parse(reply.text).columns[0]]).toEqual([200, { name: 'puskesmas', title: 'Puskesmas', type: 'string' }]);
  });

  test('of two deliveries that waited together are made for the one that is published on the other', async () => {
    const fakes = ingestFakes(datasetOf({ priority: true }), standardOf({ fields }));
    const sent = [deliver(fakes, first, august, { period: '2026-08' }), deliver(fakes, second, september, { period: '2026-09' })];
    await ingestBatch(fakes, sent);
    const review = { operation: 'reviewUpload', body: { decision: 'approve', reasons: [] } } as const;
    for (const uploadId of [first, second])
      expect((await uploadsFunction(fakes)(steward, { ...review, params: { datasetId, uploadId } })).status).toBe(200);
    expect(await publicSummaries(fakes).get(datasetId, noon)).toBeUndefined();
    expect((await ask(fakes, anonymous, statistics())).body).toMatchObject({ version: 2, rows: 4, columns: seen });
    expect(await publicSummaries(fakes).get(datasetId, noon)).toMatchObject({ version: 2, rows: 4 });
  });

  test('under a sensitive theme keep small counts back, even to those who may read', async () => {
    const fakes = await shelf({ title: 'Kunjungan pasien penyakit menular' });
    for (const principal of [anonymous, operator]) {
      const { body } = await ask(fakes, principal, statistics());
      expect(body.columns[0]).toEqual({ ...seen[0], nulls: 0, suppressed: true });
      expect(body.columns[1]).not.toHaveProperty('quantiles');
    }
  });
});

describe('statistics of a dataset that is not open', () => {
  test('tell whoever may see it no value, and leave no record', async () => {
    const fakes = await shelf({ access: 'limited', sharing: 'by-request' });
    for (const principal of [anonymous, otherOperator, steward]) {
      const { body, records } = await ask(fakes, principal, statistics());
      expect([body, records]).toEqual([{ datasetId, version: 2, rows: 4, values: false, columns: seen }, []]);
    }
  });

  test('tell its owner the values, and record the look', async () => {
    const { body, records } = await ask(await shelf({ access: 'limited', sharing: 'by-request' }), operator, statistics());
    expect(body).toMatchObject({ values: true, columns: [{ distinct: 3 }, {}, {}] });
    expect(records).toMatchObject([{ operation: 'describeColumns', versionNumber: 2 }]);
  });

  test('closed are the 404 of one that was never there', async () => {
    const exemption = { legalBasis: 'UU 14/2008', reason: 'Uji', until: '2031-12-31' };
    expect((await ask(await shelf({ access: 'closed', exemption }), anonymous, statistics())).status).toBe(404);
  });

  const grant = (changes: Partial<Grant> = {}) => [aGrant({ datasetId, institution: 'dinas-sosial', ...changes })];

  test.each([
    { name: 'whole: all values', changes: {}, told: ['puskesmas', 'kunjungan', 'rata'] },
    { name: 'without a column: those of the others', changes: { withoutColumns: ['rata'] }, told: ['puskesmas', 'kunjungan'] },
    { name: 'of one column: its own', changes: { columns: ['kunjungan'] }, told: ['kunjungan'] },
    { name: 'for an area: none', changes: { area: '36.71.01' }, told: [] },
    { name: 'of columns and for an area: none', changes: { columns: ['kunjungan'], area: '36.71.01' }, told: [] },
    { name: 'of no column that stands: none', changes: { columns: ['lain'] }, told: [] },
  ])('tell by a grant that is $name', async ({ changes, told }) => {
    const fakes = await shelf({ access: 'limited', sharing: 'by-request' });
    const { body, records } = await ask(fakes, otherOperator, statistics(), grant(changes));
    expect(
      body.columns
        .filter((column: object) => 'top' in column || 'min' in column || 'nulls' in column)
        .map(({ name }: { name: string }) => name),
    ).toEqual(told);
    expect(body).toMatchObject({ values: told.length > 0, columns: seen });
    expect(records).toHaveLength(told.length > 0 ? 1 : 0);
  });

  test('tell nobody a value of a column that tells of persons', async () => {
    const processing = { basis: 'UU 23/2006', purposes: ['uji'], retentionUntil: '2031-12-31' };
    const persons = fields.map((field) => (field.name === 'puskesmas' ? { ...field, personal: true } : field));
    const fakes = await shelf({ access: 'limited', sharing: 'by-request', processing }, { fields: persons });
    const { body } = await ask(fakes, operator, statistics());
    expect(body.columns[0]).toEqual(seen[0]);
    expect(body.columns[1]).toHaveProperty('top');
    for (const key of addresses(fakes)) expect(String(await fakes.published.getText(key))).not.toMatch(/Benda|Cipondoh/);
  });
});

describe('what a page draws at first', () => {
  const get = (fakes: IngestFakes, version?: number) => publicSummaries(fakes).get(datasetId, noon, version);

  test('is what the statistics and the rows of an open dataset are', async () => {
    const fakes = await shelf();
    const found = await get(fakes);
    const { text } = await ask(fakes, anonymous, { operation: 'listRows', params: { datasetId } });
    expect(`"items":[${found?.firstRows?.join(',')}]}`).toBe(text.slice(text.indexOf('"items"')));
    const told = (await ask(fakes, anonymous, statistics())).body.columns;
    expect(found?.columns.map(({ name, distinct }) => [name, distinct])).toEqual(
      told.map(({ name, distinct }: { name: string; distinct: number }) => [name, distinct]),
    );
    expect(await get(fakes, 1)).toMatchObject({ version: 1, rows: 2 });
    expect(await get(fakes, 9)).toBeUndefined();
  });

  test('is nothing where anyone may not read it', async () => {
    for (const access of ['limited', 'closed'] as const) {
      const exemption = access === 'closed' ? { exemption: { legalBasis: 'UU', reason: 'Uji', until: '2031-12-31' } } : {};
      expect(await get(await shelf({ access, ...exemption }))).toBeUndefined();
    }
    const fakes = await shelf();
    const dataset = await fakes.datasets.get(datasetId);
    if (!dataset) throw new Error('gone');
    const hold = { at: noon.toISOString(), by: 'head', reason: 'Uji' };
    await fakes.datasets.replace({ ...dataset, hold, revision: dataset.revision + 1 });
    expect(await get(fakes)).toBeUndefined();
  });
});
