import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Bench, openBench } from './normal-form-file.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

async function toldOf(...cells: readonly string[]): Promise<string[]> {
  const table = await bench.table(
    ['nama', 'isi'],
    cells.map((cell, index) => [`N${index}`, cell]),
  );
  const { warnings } = await table.propose();
  await table.close();
  return warnings.map(({ type, message }) => `${type}: ${message}`);
}

test.each([
  ['dates that only the month first makes days', ['03/04/2021', '11/13/2021'], /^month-first: .*bulan dahulu/],
  ['words that become empty', ['1.5', 'NaN', '-', '2.5'], /^missing-words: .*“-”.*“NaN”/],
  ['a date that does not exist', ['2021-02-28', '2021-02-30'], /^doubtful-type: .*1 dari 2 selnya tanggal, kecuali baris 3: "2021-02-30"/],
  ['dates written in two ways', ['2021-03-04', '04-03-2021'], /^doubtful-type: .*tidak ditulis dengan satu cara/],
  ['numbers in brackets', ['(500)', '1200', '(30)', '44'], /^doubtful-type: .*2 dari 4 selnya angka/],
  ['a percentage beside plain numbers', ['12.5%', '7', '0.3'], /^doubtful-type: .*2 dari 3 selnya angka/],
])('tells of %s', async (_what, cells, words) => {
  expect(await toldOf(...cells)).toEqual([expect.stringMatching(words)]);
});

test('says of a column that stayed text what nearly all its cells are, where one kind alone is it', async () => {
  const nearlyOf = async (...cells: readonly string[]) => {
    const table = await bench.table(
      ['nama', 'isi'],
      cells.map((cell, index) => [`N${index}`, cell]),
    );
    const { warnings } = await table.propose();
    await table.close();
    return warnings.map(({ nearly }) => nearly);
  };
  expect(await nearlyOf('2021-02-28', '2021-02-30')).toEqual([{ type: 'date' }]);
  expect(await nearlyOf('12', '7', '30', '4', 'dua')).toEqual([{ type: 'integer' }]);
  expect(await nearlyOf('2021-03-04', '04-03-2021')).toEqual([undefined]);
});

test.each([
  ['day first', ['03/04/2021', '13/11/2021']],
  ['whole numbers', ['1', '2', '3']],
  ['names', ['Benda', 'Cipondoh', 'RT 3']],
])('tells nothing of %s', async (_what, cells) => {
  expect(await toldOf(...cells)).toEqual([]);
});

async function toldOfTable(labels: readonly string[], rows: readonly (readonly string[])[]): Promise<string[]> {
  const table = await bench.table(labels, rows);
  const { warnings } = await table.propose();
  await table.close();
  return warnings.filter(({ type }) => type === 'blank-below').map(({ message }) => message);
}

const grouped = ['Benda', 'Cipondoh', 'Karawaci'].flatMap((name, group) => [
  [String(2 * group + 1), name, `Puskesmas ${name} 1`, '10'],
  [String(2 * group + 2), '', `Puskesmas ${name} 2`, '20'],
]);

test('tells of cells left blank below the first of a group', async () => {
  const labels = ['No', 'Kecamatan', 'Puskesmas', 'Kunjungan'];
  expect(await toldOfTable(labels, grouped)).toEqual(['Kolom Kecamatan: 3 dari 6 sel kosong, selalu di bawah sel yang terisi.']);
  const twice = grouped.map(([no = '', ...rest], index) => [no, index === 0 ? 'Tangerang' : '', ...rest]);
  expect(await toldOfTable(['No', 'Kota', ...labels.slice(1)], [...twice, ['7', 'Bogor', 'X', 'Y', '1']])).toHaveLength(2);
});

test.each([
  [
    'remarks in the last column',
    ['No', 'Puskesmas', 'Keterangan'],
    (index: number) => [String(index), `P ${index}`, index % 3 === 0 ? `rusak ${index}` : ''],
  ],
  [
    'remarks that repeat',
    ['No', 'Keterangan', 'Puskesmas'],
    (index: number) => [String(index), index % 2 === 0 ? 'rusak' : '', `P ${index}`],
  ],
  [
    'remarks that begin later',
    ['No', 'Keterangan', 'Puskesmas'],
    (index: number) => [String(index), index % 2 === 1 ? `rusak ${index}` : '', `P ${index}`],
  ],
  [
    'a column that is nearly full',
    ['No', 'Alamat', 'Puskesmas'],
    (index: number) => [String(index), index % 5 === 4 ? '' : `Jalan ${index}`, `P ${index}`],
  ],
  [
    'a column that is nearly empty',
    ['No', 'Catatan', 'Puskesmas'],
    (index: number) => [String(index), index % 15 === 0 ? `c ${index}` : '', `P ${index}`],
  ],
])('tells nothing of blank cells in %s', async (_what, labels, rowOf) => {
  expect(
    await toldOfTable(
      labels,
      Array.from({ length: 30 }, (_, index) => rowOf(index)),
    ),
  ).toEqual([]);
});
