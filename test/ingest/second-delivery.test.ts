import { describe, expect, it } from 'vitest';
import { ingestBatch } from '../../functions/ingest/ingest-batch.ts';
import type { Field, Standard } from '../../functions/model/standard.ts';
import { datasetOf, deliver, type IngestWorld, ingestWorld, standardOf, uploadIds } from '../fakes/ingest-world.ts';
import { datasetId, publishFile } from '../rows/rows-function.ts';

const [first, second, third] = uploadIds;

async function send(world: IngestWorld, uploadId: string, content: string, changes: Parameters<typeof deliver>[3] = {}) {
  await ingestBatch(world, [deliver(world, uploadId, content, changes)]);
  expect(world.faults).toEqual([]);
  const upload = await world.uploads.get(datasetId, uploadId);
  const report = await world.published.getText(`datasets/${datasetId}/uploads/${uploadId}/report.json`);
  return { upload, report: JSON.parse(report ?? '{}') };
}

/** A dataset of names and one column of values, published with the values of `before`; then a file with those of `after`. */
async function deliverTwice(field: Omit<Field, 'name'>, before: readonly string[], after: readonly string[]) {
  const standard: Partial<Standard> = {
    fields: [
      { name: 'nama', type: 'string' },
      { name: 'nilai', ...field },
    ],
  };
  const world = ingestWorld(datasetOf(), standardOf(standard));
  const csv = (values: readonly string[]) => `nama;nilai\n${values.map((value, index) => `N${index};${value}\n`).join('')}`;
  await publishFile(world, first, csv(before), { mode: 'all' });
  return send(world, second, csv(after), { mode: 'all' });
}

const monthly: Partial<Standard> = {
  fields: [
    { name: 'bulan', type: 'yearmonth' },
    { name: 'n', type: 'integer' },
  ],
  periodField: 'bulan',
};

const number: Omit<Field, 'name'> = { type: 'number' };
const indonesian: Omit<Field, 'name'> = { type: 'number', decimalChar: ',', groupChar: '.' };
const dayFirst: Omit<Field, 'name'> = { type: 'date', format: '%d/%m/%Y' };

describe('a second file that may be misread', () => {
  it.each<[string, Omit<Field, 'name'>, readonly string[], readonly string[], RegExp]>([
    ['thousands with points after fractions', number, ['12.5', '7.25', '3.5'], ['1.250', '3.750', '2.125'], /pemisah ribuan/],
    ['a single one of them', number, ['12.5'], ['1.250'], /pemisah ribuan/],
    ['some that lost their zeros', number, ['12.5', '7.25', '3.5'], ['1.251', '3.752', '2.125', '4.663', '1.9'], /pemisah ribuan/],
    ['thousands with commas', indonesian, ['1.234,5', '2.000,25'], ['1,234', '5,678'], /pemisah ribuan/],
    [
      'days and months that changed places',
      dayFirst,
      ['03/04/2021', '17/04/2021', '25/05/2021', '30/05/2021'],
      ['04/03/2021', '04/05/2021', '05/07/2021', '05/11/2021'],
      /hari dan bulannya tertukar/,
    ],
    [
      'numbers a thousand times as large, of few rows',
      number,
      ['12.5', '7.5', '3.5'],
      ['12500', '7500', '3500'],
      /satuan atau tanda desimal/,
    ],
    [
      'codes that became one',
      { type: 'string' },
      Array.from({ length: 60 }, (_, index) => `31710700050091${10 + index}`),
      Array.from({ length: 60 }, (_, index) => `3,1710700050091${index % 9}E+15`),
      /menjadi sama/,
    ],
  ])('goes to the steward: %s', async (_what, field, before, after, sentence) => {
    const { upload, report } = await deliverTwice(field, before, after);
    expect(upload?.state).toBe('in-review');
    expect(upload?.reviewReasons?.join(' ')).toMatch(sentence);
    expect(report.warnings.length).toBeGreaterThan(0);
  });

  it('goes to the steward when part of a period would delete the rest of it, however few they are', async () => {
    const world = ingestWorld(datasetOf(), standardOf(monthly));
    const csv = (...values: number[]) => `bulan,n\n${values.map((value) => `2026-06,${value}\n`).join('')}`;
    await publishFile(world, first, csv(1, 2, 3, 4, 5));
    const { upload } = await send(world, second, csv(1, 2));
    expect(upload?.reviewReasons).toEqual(['Jumlah baris periode 2026-06 turun 60 %: dari 5 menjadi 2.']);
  });
});

describe('a second file that is read as it should be', () => {
  it.each<[string, Omit<Field, 'name'>, readonly string[], readonly string[]]>([
    ['fractions of three decimals after such fractions', number, ['71.234', '70.115', '69.902'], ['72.008', '70.331', '68.907']],
    ['fractions as before', number, ['12.5', '7.25', '3.5'], ['13.5', '8.75', '1.5']],
    ['days as before', dayFirst, ['03/04/2021', '17/04/2021', '25/05/2021'], ['01/06/2021', '19/06/2021', '30/06/2021']],
    [
      'the first of each month after the first of each month',
      dayFirst,
      ['01/01/2021', '01/02/2021', '01/03/2021', '01/04/2021', '01/05/2021'],
      ['01/06/2021', '01/07/2021', '01/08/2021', '01/09/2021', '01/10/2021'],
    ],
    ['a number more', number, ['120', '80', '60', '44'], ['130', '82', '75', '40', '51']],
  ])('is published by itself: %s', async (_what, field, before, after) => {
    const { upload } = await deliverTwice(field, before, after);
    expect([upload?.state, upload?.reviewReasons]).toEqual(['published', undefined]);
  });
});

describe('a second file of a table without periods that keeps no row', () => {
  const fields: Field[] = [
    { name: 'puskesmas', type: 'string' },
    { name: 'kunjungan', type: 'integer' },
  ];
  const csv = (names: readonly string[], more = 0) =>
    `puskesmas;kunjungan\n${names.map((name, index) => `${name};${index + more}\n`).join('')}`;
  const old = ['A', 'B', 'C', 'D'];
  const sentence =
    'Tidak satu pun dari 4 baris versi 1 tersisa: semuanya diganti oleh 4 baris lain. Mungkin berkas ini untuk periode lain.';

  async function replace(standard: Partial<Standard>, after: string) {
    const world = ingestWorld(datasetOf(), standardOf({ fields, ...standard }));
    await publishFile(world, first, csv(old), { mode: 'all' });
    const { upload, report } = await send(world, second, after, { mode: 'all' });
    return { upload, told: report.warnings.filter(({ type }: { type: string }) => type === 'replaced-rows-drift') };
  }

  it('goes to the steward where no key is left', async () => {
    const { upload, told } = await replace({ primaryKey: ['puskesmas'] }, csv(['E', 'F', 'G', 'H']));
    expect(upload?.reviewReasons).toEqual([sentence]);
    expect(told).toEqual([expect.objectContaining({ message: sentence, mend: expect.stringContaining('untuk periode lain') })]);
  });

  it('is told to its clerk where rows have no key: each may have changed', async () => {
    const { upload, told } = await replace({}, csv(old, 10));
    expect([upload?.state, upload?.reviewReasons]).toEqual(['published', undefined]);
    expect(told).toEqual([expect.objectContaining({ message: sentence })]);
  });

  it.each([
    ['one row is left', {}, csv(['A', 'F', 'G', 'H'])],
    ['all keys are left', { primaryKey: ['puskesmas'] }, csv(old, 10)],
  ])('is none where %s', async (_what, standard, after) => {
    const { upload, told } = await replace(standard, after);
    expect([upload?.state, told]).toEqual(['published', []]);
  });
});

describe('the very rows that stand', () => {
  const csv = 'Puskesmas,Kunjungan\nBenda,10\nCipondoh,20\n';

  async function published(changes: Parameters<typeof datasetOf>[0] = {}) {
    const world = ingestWorld(datasetOf(changes), standardOf());
    await publishFile(world, first, csv);
    return world;
  }

  it('make no version, but count as the delivery, and say so', async () => {
    const world = await published();
    const before = await world.datasets.get(datasetId);
    world.datasets.put({ ...must(before), nextDue: '2026-09-30T17:00:00.000Z', lastDeliveryAt: '2026-08-01T00:00:00.000Z' });
    const { upload } = await send(world, second, csv);
    expect(upload).toMatchObject({ state: 'published', versionNumber: 1, unchanged: true });
    expect(upload?.message).toContain('sama persis dengan versi 1');
    const dataset = await world.datasets.get(datasetId);
    expect(dataset?.current).toEqual(before?.current);
    expect(dataset?.lastDeliveryAt).toBe(world.now().toISOString());
    expect(Date.parse(dataset?.nextDue ?? '')).toBeGreaterThan(Date.parse('2026-09-30T17:00:00.000Z'));
  });

  it('in another file, with other line ends and quotes, are the same', async () => {
    const world = await published();
    const { upload } = await send(world, second, '"Puskesmas","Kunjungan"\r\n"Benda",10\r\n"Cipondoh",20\r\n');
    expect(upload).toMatchObject({ versionNumber: 1, unchanged: true });
  });

  it('wait for nobody, also where every delivery is looked at', async () => {
    const world = await published({ priority: true });
    expect((await send(world, second, csv)).upload).toMatchObject({ state: 'published', unchanged: true });
  });

  it('with one cell changed are a new version, and the first rows after it another', async () => {
    const world = await published();
    expect((await send(world, second, csv.replace('20', '21'))).upload).toMatchObject({ versionNumber: 2 });
    const { upload } = await send(world, third, csv);
    expect([upload?.versionNumber, upload?.unchanged]).toEqual([3, undefined]);
  });

  it('of one period, beside another that a newer upload holds already, are told as passed over, not as the same', async () => {
    const world = ingestWorld(datasetOf(), standardOf(monthly));
    await publishFile(world, first, 'bulan,n\n2026-06,1\n2026-07,2\n');
    await publishFile(world, third, 'bulan,n\n2026-06,9\n');
    const { upload } = await send(world, second, 'bulan,n\n2026-06,5\n2026-07,2\n');
    expect(upload?.unchanged).toBeUndefined();
  });

  it('in another order are a new version: the order is the clerk’s', async () => {
    const world = await published();
    const { upload } = await send(world, second, 'Puskesmas,Kunjungan\nCipondoh,20\nBenda,10\n');
    expect([upload?.versionNumber, upload?.unchanged]).toEqual([2, undefined]);
  });
});

function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('it is not there');
  return value;
}
