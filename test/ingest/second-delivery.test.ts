import { describe, expect, test } from 'vitest';
import { ingestBatch } from '../../functions/ingest/ingest-batch.ts';
import type { Field, Standard } from '../../functions/standards/standard.ts';
import { datasetOf, deliver, type IngestFakes, ingestFakes, standardOf, uploadIds } from '../fakes/ingest-fakes.ts';
import { datasetId, publishFile } from '../rows/rows-function.ts';

const [first, second, third] = uploadIds;

async function send(fakes: IngestFakes, uploadId: string, content: string, changes: Parameters<typeof deliver>[3] = {}) {
  await ingestBatch(fakes, [deliver(fakes, uploadId, content, changes)]);
  expect(fakes.faults).toEqual([]);
  const upload = await fakes.uploads.get(datasetId, uploadId);
  const report = await fakes.published.getText(`datasets/${datasetId}/uploads/${uploadId}/report.json`);
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
  const fakes = ingestFakes(datasetOf(), standardOf(standard));
  const csv = (values: readonly string[]) => `nama;nilai\n${values.map((value, index) => `N${index};${value}\n`).join('')}`;
  await publishFile(fakes, first, csv(before), { mode: 'all' });
  return send(fakes, second, csv(after), { mode: 'all' });
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
  test.each<[string, Omit<Field, 'name'>, readonly string[], readonly string[], RegExp]>([
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

  test('goes to the steward when part of a period would delete the rest of it, however few they are', async () => {
    const fakes = ingestFakes(datasetOf(), standardOf(monthly));
    const csv = (...values: number[]) => `bulan,n\n${values.map((value) => `2026-06,${value}\n`).join('')}`;
    await publishFile(fakes, first, csv(1, 2, 3, 4, 5));
    const { upload } = await send(fakes, second, csv(1, 2));
    expect(upload?.reviewReasons).toEqual(['Jumlah baris periode 2026-06 turun 60 %: dari 5 menjadi 2.']);
  });
});

describe('a second file that is read as it should be', () => {
  test.each<[string, Omit<Field, 'name'>, readonly string[], readonly string[]]>([
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
    const fakes = ingestFakes(datasetOf(), standardOf({ fields, ...standard }));
    await publishFile(fakes, first, csv(old), { mode: 'all' });
    const { upload, report } = await send(fakes, second, after, { mode: 'all' });
    return { upload, told: report.warnings.filter(({ type }: { type: string }) => type === 'replaced-rows-drift') };
  }

  test('goes to the steward where no key is left', async () => {
    const { upload, told } = await replace({ primaryKey: ['puskesmas'] }, csv(['E', 'F', 'G', 'H']));
    expect(upload?.reviewReasons).toEqual([sentence]);
    expect(told).toEqual([expect.objectContaining({ message: sentence, mend: expect.stringContaining('untuk periode lain') })]);
  });

  test('is told to its clerk where rows have no key: each may have changed', async () => {
    const { upload, told } = await replace({}, csv(old, 10));
    expect([upload?.state, upload?.reviewReasons]).toEqual(['published', undefined]);
    expect(told).toEqual([expect.objectContaining({ message: sentence })]);
  });

  test.each([
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
    const fakes = ingestFakes(datasetOf(changes), standardOf());
    await publishFile(fakes, first, csv);
    return fakes;
  }

  test('make no version, but count as the delivery, and say so', async () => {
    const fakes = await published();
    const before = await fakes.datasets.get(datasetId);
    fakes.datasets.put({ ...must(before), nextDue: '2026-09-30T17:00:00.000Z', lastDeliveryAt: '2026-08-01T00:00:00.000Z' });
    const { upload } = await send(fakes, second, csv);
    expect(upload).toMatchObject({ state: 'published', versionNumber: 1, unchanged: true });
    expect(upload?.message).toContain('sama persis dengan versi 1');
    const dataset = await fakes.datasets.get(datasetId);
    expect(dataset?.current).toEqual(before?.current);
    expect(dataset?.lastDeliveryAt).toBe(fakes.now().toISOString());
    expect(Date.parse(dataset?.nextDue ?? '')).toBeGreaterThan(Date.parse('2026-09-30T17:00:00.000Z'));
  });

  test('in another file, with other line ends and quotes, are the same', async () => {
    const fakes = await published();
    const { upload } = await send(fakes, second, '"Puskesmas","Kunjungan"\r\n"Benda",10\r\n"Cipondoh",20\r\n');
    expect(upload).toMatchObject({ versionNumber: 1, unchanged: true });
  });

  test('wait for nobody, also where every delivery is looked at', async () => {
    const fakes = await published({ priority: true });
    expect((await send(fakes, second, csv)).upload).toMatchObject({ state: 'published', unchanged: true });
  });

  test('with one cell changed are a new version, and the first rows after it another', async () => {
    const fakes = await published();
    expect((await send(fakes, second, csv.replace('20', '21'))).upload).toMatchObject({ versionNumber: 2 });
    const { upload } = await send(fakes, third, csv);
    expect([upload?.versionNumber, upload?.unchanged]).toEqual([3, undefined]);
  });

  test('of one period, beside another that a newer upload holds already, are told as passed over, not as the same', async () => {
    const fakes = ingestFakes(datasetOf(), standardOf(monthly));
    await publishFile(fakes, first, 'bulan,n\n2026-06,1\n2026-07,2\n');
    await publishFile(fakes, third, 'bulan,n\n2026-06,9\n');
    const { upload } = await send(fakes, second, 'bulan,n\n2026-06,5\n2026-07,2\n');
    expect(upload?.unchanged).toBeUndefined();
  });

  test('in another order are a new version: the order is the clerk’s', async () => {
    const fakes = await published();
    const { upload } = await send(fakes, second, 'Puskesmas,Kunjungan\nCipondoh,20\nBenda,10\n');
    expect([upload?.versionNumber, upload?.unchanged]).toEqual([2, undefined]);
  });
});

function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('it is not there');
  return value;
}
