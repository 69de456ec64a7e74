import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Bench, firstFileColumn, openBench } from './normal-form-file.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

const count = 300;
const numbers = Array.from({ length: count }, (_, index) => String(index + 10));

async function proposal(labels: string[], rows: string[][]) {
  const table = await bench.table(labels, rows);
  const { content: standard, warnings } = await table.propose();
  const { errors } = (await table.check(standard)).outcome;
  return { standard, warnings: warnings.map(({ rowNumber, fieldName, message }) => ({ rowNumber, fieldName, message })), errors };
}

test('a column of numbers but for one slip of the pen is text, and the clerk is told which cell made it so', async () => {
  const rows = numbers.map((cell, index) => [index === 15 ? '12O' : cell, `Kelurahan ${index}`]);
  const { standard, warnings, errors } = await proposal(['Jumlah', 'Nama'], rows);
  expect(errors).toEqual([]);
  expect(standard.fields.map(({ type }) => type)).toEqual(['string', 'string']);
  expect(warnings).toEqual([
    {
      rowNumber: 17,
      fieldName: 'jumlah',
      message: 'Kolom Jumlah: 299 dari 300 selnya angka, kecuali baris 17: "12O". Karena itu kolom ini dijadikan teks.',
    },
  ]);
});

test('a slip far below the first rows is found, too, and one in a column of dates', async () => {
  const rows = numbers.map((_, index) => [index > 297 ? '31/02/2026' : `${(index % 28) + 1}/1/2026`]);
  const { warnings } = await proposal(['Tanggal Kunjungan'], rows);
  expect(warnings.map(({ message }) => message)).toEqual([
    'Kolom Tanggal Kunjungan: 298 dari 300 selnya tanggal, kecuali 2 sel, yang pertama baris 300: "31/02/2026". Karena itu kolom ini dijadikan teks.',
  ]);
});

test.each([
  ['half of it', ['7', 'x'], 'Kolom Jumlah: 1 dari 2 selnya angka, kecuali baris 3: "x". Karena itu kolom ini dijadikan teks.'],
  ['all but a word for nothing', ['7', '-'], 'Kolom Jumlah: tulisan “-” dibaca sebagai tidak ada data, dan selnya diterbitkan kosong.'],
])('of a column of numbers, %s, it is told what becomes of the rest', async (_what, cells, message) => {
  const { warnings } = await proposal(
    ['Jumlah'],
    cells.map((cell) => [cell]),
  );
  expect(warnings.map((warning) => warning.message)).toEqual([message]);
});

test.each<[string, string, string[]]>([
  ['of which less than half are numbers', 'Jumlah', numbers.map((cell, index) => (index % 2 === 0 ? 'x' : `${cell} a`))],
  ['that names things', 'Kode Barang', numbers.map((cell, index) => (index === 3 ? 'x' : cell))],
  ['that reads in two ways', 'Jumlah', numbers.map((cell) => `1.${cell.padStart(3, '1')}`)],
])('a column %s gives no such warning', async (_, label, cells) => {
  expect(
    (
      await proposal(
        [label],
        cells.map((cell) => [cell]),
      )
    ).warnings,
  ).toEqual([]);
});

test('a warning names the column of the file, which need not be the first of the table', async () => {
  const rows = numbers.map((cell, index) => ['a', index === 3 ? 'x' : cell, index % 2 === 0 ? '1.474' : index === 5 ? '1.49' : '686']);
  const table = await bench.table(['Nama', 'Jumlah', 'Penduduk'], rows);
  const { warnings, questions } = await table.propose();
  expect(warnings.map(({ fieldName, fieldNumber }) => [fieldName, fieldNumber])).toEqual([['jumlah', 1 + firstFileColumn]]);
  expect(questions.map(({ fieldName }) => fieldName)).toEqual(['penduduk']);
});

test('the warning is of the proposed standard alone', async () => {
  const table = await bench.table(
    ['Jumlah'],
    numbers.map((cell, index) => [index === 3 ? 'x' : cell]),
  );
  expect((await table.propose()).warnings).toHaveLength(1);
  expect((await table.check({ fields: [{ name: 'jumlah', type: 'string' }] })).outcome.warnings).toEqual([]);
});

test('period, units, clocks, months and percentages are proposed from the cells', async () => {
  const labels = ['Tahun', 'Luas (Ha)', 'Jam', 'Diperbarui', 'Capaian'];
  const rows = ['2025', '2026'].map((year) => [year, '1.5', '08:30', '2026-09-12T08:30:00', '90.00%']);
  const { standard, errors } = await proposal(labels, rows);
  expect(errors).toEqual([]);
  expect(standard).toEqual({
    periodField: 'tahun',
    fields: [
      { name: 'tahun', title: 'Tahun', type: 'year' },
      { name: 'luas_ha', title: 'Luas (Ha)', type: 'number', unit: 'Ha' },
      { name: 'jam', title: 'Jam', type: 'time' },
      { name: 'diperbarui', title: 'Diperbarui', type: 'datetime' },
      { name: 'capaian', title: 'Capaian', type: 'number', format: 'percent' },
    ],
  });
});

test('a column of units that says one thing gives it to the quantity beside it', async () => {
  const one = await proposal(
    ['Jumlah', 'Satuan'],
    [
      ['5', 'ORANG'],
      ['6', 'ORANG'],
    ],
  );
  expect(one.standard.fields[0]).toMatchObject({ type: 'integer', unit: 'ORANG' });
  const two = await proposal(
    ['Jumlah', 'Satuan'],
    [
      ['5', 'ORANG'],
      ['6', 'UNIT'],
    ],
  );
  expect(two.standard.fields[0]).not.toHaveProperty('unit');
});

test('blanks between thousands make a number, whichever blank it is, and a telephone number none', async () => {
  const rows = [
    ['437\u2009966', '1 107 968,5', '021 5523160'],
    ['98', '12\u00a0000,25', '021 5523161'],
    ['1\u2009107\u2009968', '-', '021 5523162'],
  ];
  const { standard, errors } = await proposal(['2008', 'Nilai', 'Kontak'], rows);
  expect(errors).toEqual([]);
  expect(standard.fields.map(({ type, decimalChar, groupChar }) => [type, decimalChar, groupChar])).toEqual([
    ['integer', undefined, ' '],
    ['number', ',', ' '],
    ['string', undefined, undefined],
  ]);
});

test('a column that holds only dashes has no values, and one of words keeps them', async () => {
  const rows = ['1', '2', '3'].map((cell) => [cell, '-', 'Tidak Ada', '']);
  const { standard } = await proposal(['Jumlah', 'Tahunan', 'Turunan', 'Kosong'], rows);
  expect(standard.fields.map(({ missingValues }) => missingValues)).toEqual([undefined, ['', '-'], undefined, undefined]);
});

test('thousands whose zeros were lost are asked about; fractions are numbers', async () => {
  const rows = [
    ['1.474', '1.474', '686'],
    ['686', '12.5', '686.5'],
    ['1.244', '7.125', '1.49'],
    ['503', '3.001', '503'],
    ['1.509', '9.75', '1.509'],
    ['1.397', '11', '98.25'],
    ['1.49', '0.5', '995'],
  ];
  const { content, questions, warnings } = await (await bench.table(['Rumah', 'Luas', 'Debit'], rows)).propose();
  expect(content.fields.map(({ type }) => type)).toEqual(['string', 'number', 'number']);
  expect(questions.map(({ fieldName }) => fieldName)).toEqual(['rumah']);
  expect(warnings).toEqual([]);
});
