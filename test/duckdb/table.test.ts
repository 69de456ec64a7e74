import { afterEach, beforeEach, expect, test } from 'vitest';
import { duckdbRowReader } from '../../functions/duckdb/row-reader.ts';
import { duckdbTableEngine } from '../../functions/duckdb/table-engine.ts';
import type { StandardContent } from '../../functions/standards/standard.ts';
import { type Bench, firstFileColumn, openBench } from './normal-form-file.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.close());

const births: StandardContent = {
  fields: [
    { name: 'nik', title: 'NIK', type: 'string', format: 'nik' },
    { name: 'nama', title: 'Nama', type: 'string', constraints: { required: true } },
    { name: 'tanggal_lahir', title: 'Tanggal Lahir', type: 'date', format: '%d/%m/%Y' },
    { name: 'berat', title: 'Berat', type: 'number', decimalChar: ',', constraints: { minimum: 0, maximum: 10 } },
  ],
  primaryKey: ['nik'],
};
const labels = ['NIK', 'Nama', 'Tanggal Lahir', 'Berat'];
const sound = [
  ['3671015205900001', 'Siti', '12/05/1990', '3,25'],
  ['3671011205910002', 'Budi', '12/05/1991', '-'],
];

test('a sound file has no errors, and all its rows are valid', async () => {
  const table = await bench.table(labels, [sound[0] ?? [], ['3671011205910002', 'Budi', '12/05/1991', '']]);
  const { outcome } = await table.check(births);
  expect(outcome).toMatchObject({ rows: 2, validRows: 2, errorCounts: {}, errors: [], warnings: [] });
  expect(outcome.columns[3]).toEqual({ name: 'berat', type: 'number', errors: 0, missing: 1 });
  expect(outcome.personalColumns).toContain('nik');
});

test('each bad cell is said with its row, its column, why and how to mend it', async () => {
  const table = await bench.table(labels, [
    ...sound,
    ['3671011205910003', '', '31/02/2020', '11'],
    ['3671011205910002', 'Ani', '1/2/2020', '2,5'],
    ['36710112059100', 'Eko', '', '2.5'],
  ]);
  const { outcome } = await table.check(births);
  expect(outcome.errors.map(({ rowNumber, fieldName, type, cell }) => [rowNumber, fieldName, type, cell])).toEqual([
    [3, 'berat', 'type-error', '-'],
    [4, 'nama', 'constraint-error', undefined],
    [4, 'tanggal_lahir', 'type-error', '31/02/2020'],
    [4, 'berat', 'constraint-error', '11'],
    [5, 'nik', 'primary-key', '3671011205910002'],
    [6, 'nik', 'type-error', '36710112059100'],
    [6, 'berat', 'type-error', '2.5'],
  ]);
  expect(outcome.errorCounts).toEqual({ 'type-error': 4, 'constraint-error': 2, 'primary-key': 1 });
  expect(outcome.validRows).toBe(1);
  expect(outcome.errors[2]).toMatchObject({
    message: 'Baris 4, kolom Tanggal Lahir: "31/02/2020" bukan tanggal yang ada, atau bentuknya lain.',
    mend: 'Tulis tanggal yang ada di kalender, dengan bentuk seperti 28/02/2020.',
  });
  expect(outcome.errors[6]).toMatchObject({
    message: 'Baris 6, kolom Berat: "2.5" bukan angka, atau bentuknya lain.',
    mend: 'Tulis angka saja dengan koma sebagai tanda desimal, misalnya 1250,5, tanpa satuan atau keterangan.',
  });
});

test('the check refuses a form whose count or sum is not the reader’s', async () => {
  const { path, form } = await bench.form(labels, sound);
  const check = async (claimed: typeof form) => {
    const table = await duckdbTableEngine().open(path, claimed, bench.directory);
    await expect(table.check(births)).rejects.toThrow('the engine read 2 rows');
    await table.close();
  };
  await check({ ...form, rows: 3 });
  await check({ ...form, rowNumberSum: form.rowNumberSum + 1n });
});

test('proposes text for codes, and types for what all cells agree on', async () => {
  const table = await bench.table(
    ['No', 'Kode Kec', 'Nama', 'Jumlah', 'Tanggal', 'Persen', 'Telepon', 'Tahun', 'Ganda', 'Nol'],
    [
      ['1', '32.01', 'A', '10', '13/01/2020', '1,5', '0812', '2020', '1.234', '007'],
      ['2', '32.02', 'B', '-', '02/01/2020', '2,25', '0813', '2021', '2.345', '010'],
    ],
  );
  const { fields } = (await table.propose()).content;
  expect(fields.map(({ name, type }) => `${name} ${type}`)).toEqual([
    'no integer',
    'kode_kec string',
    'nama string',
    'jumlah integer',
    'tanggal date',
    'persen number',
    'telepon string',
    'tahun year',
    'ganda string',
    'nol string',
  ]);
  expect(fields[3]?.missingValues).toEqual(['', '-']);
  expect(fields[4]?.format).toBe('%d/%m/%Y');
  expect(fields[5]?.decimalChar).toBe(',');
  expect((await table.check({ fields })).outcome.errors).toEqual([]);
});

test('parts are written by period, in the file’s order, and read back exactly', async () => {
  const standard: StandardContent = {
    fields: [
      { name: 'tahun', title: 'Tahun', type: 'year' },
      { name: 'nama', title: 'Nama "A", B', type: 'string' },
      { name: 'nilai', type: 'number', decimalChar: ',', groupChar: '.' },
      { name: 'besar', type: 'integer' },
      { name: 'hari', type: 'date', format: '%d %B %Y' },
    ],
    periodField: 'tahun',
  };
  const table = await bench.table(
    ['Tahun', 'Nama "A", B', 'Nilai', 'Besar', 'Hari'],
    [
      ['2026', ' satu\r\ndua ', '1.234.567,89', '170141183460469231731687303715884105', '12 September 2026'],
      ['2025', '=1+1', '0,5', '-5', '1 Mei 2025'],
      ['2026', 'x, "y"', '', '', ''],
    ],
  );
  const checked = await table.check(standard);
  expect(checked.outcome.errors).toEqual([]);
  const parts = await checked.writeParts({ wholePeriod: 'all', directory: bench.directory });
  expect(parts.map(({ period, rows }) => [period, rows])).toEqual([
    ['2025', 1],
    ['2026', 2],
  ]);
  const reader = duckdbRowReader(bench.directory);
  const query = { fields: standard.fields, columns: standard.fields.map(({ name }) => name), filters: [], sort: [], offset: 0, limit: 10 };
  const json = await reader.read(
    parts.map(({ path }) => path),
    query,
    'json',
  );
  expect(json.total).toBe(3);
  expect(json.rows).toEqual([
    '{"tahun":2025,"nama":"=1+1","nilai":0.5,"besar":-5,"hari":"2025-05-01"}',
    '{"tahun":2026,"nama":" satu\\r\\ndua ","nilai":1234567.89,"besar":170141183460469231731687303715884105,"hari":"2026-09-12"}',
    '{"tahun":2026,"nama":"x, \\"y\\"","nilai":null,"besar":null,"hari":null}',
  ]);
  await reader.close();
});

const person = { fields: [{ name: 'nik', title: 'NIK', type: 'string', format: 'nik' }] } satisfies StandardContent;

test('a NIK column in exponent form is one error with its count, and no row is valid', async () => {
  const table = await bench.table(['NIK'], [['3,67101E+15'], ['3.67101E+15'], ['3671015205900001']]);
  const { outcome } = await table.check(person);
  expect(outcome.errors).toEqual([
    {
      type: 'type-error',
      fieldName: 'nik',
      fieldNumber: firstFileColumn,
      message: 'Kolom NIK: Excel telah merusak angka-angka ini di 2 sel. Angka aslinya tidak dapat dipulihkan dari berkas ini.',
      mend: 'Unduh templat dataset ini, yang kolomnya sudah berformat Teks; salin ulang isinya dari sumbernya ke sana, lalu unggah.',
    },
  ]);
  expect(outcome).toMatchObject({ errorCounts: { 'type-error': 1 }, validRows: 0 });
  expect((await table.propose()).content).toEqual(person);
});

test('a destroyed NIK column is that one error, whatever else is demanded of it: its rounded numbers repeat and refer to nothing', async () => {
  const table = await bench.table(
    ['NIK', 'Induk'],
    [
      ['3,67102E+15', '3671015205900001'],
      ['3,67102E+15', '3671015205900002'],
      ['3671015205900003', '3,67102E+15'],
    ],
  );
  const nik = { type: 'string', format: 'nik', constraints: { unique: true, pattern: '3671.*', minLength: 16 } } as const;
  const { outcome } = await table.check({
    fields: [
      { name: 'nik', title: 'NIK', ...nik },
      { name: 'induk', title: 'Induk', ...nik },
    ],
    primaryKey: ['nik'],
    uniqueKeys: [['nik', 'induk']],
    foreignKeys: [{ fields: ['induk'], reference: { fields: ['nik'] } }],
  });
  expect(outcome.errorCounts).toEqual({ 'type-error': 2 });
  expect(outcome.errors.map(({ fieldName, rowNumber }) => [fieldName, rowNumber])).toEqual([
    ['nik', undefined],
    ['induk', undefined],
  ]);
});

test('a NIK column whose every number ends in 0 is destroyed, one where some do is not', async () => {
  const nik = (serial: string): string[] => [`367101520590${serial}`];
  const rounded = await bench.table(['NIK'], ['0010', '0020', '0030', '0040', '0050'].map(nik));
  expect((await rounded.check(person)).outcome.errors).toHaveLength(1);
  const sound = await bench.table(['NIK'], ['0010', '0020', '0030', '0040', '0051'].map(nik));
  expect((await sound.check(person)).outcome.errors).toEqual([]);
});

test.each(['constructor', '__proto__', 'prototype'])('errors and empty cells of a column called %s are counted', async (name) => {
  const table = await bench.table(
    ['Nomor', name],
    [
      ['1', ''],
      ['2', 'x'],
      ['3', 'y'],
    ],
  );
  const standard: StandardContent = {
    fields: [
      { name: 'nomor', title: 'Nomor', type: 'integer' },
      { name, title: name, type: 'integer', constraints: { required: true } },
    ],
  };
  const { outcome } = await table.check(standard);
  expect(outcome.columns).toEqual([
    { name: 'nomor', type: 'integer', errors: 0, missing: 0 },
    { name, type: 'integer', errors: 3, missing: 1 },
  ]);
  const sound = await (await bench.table(['Nomor'], [['1']])).check({ fields: standard.fields.slice(0, 1) });
  expect(sound.outcome.columns).toEqual([{ name: 'nomor', type: 'integer', errors: 0, missing: 0 }]);
});

test.each(['constructor', '__proto__'])('a sound column called %s has no errors', async (name) => {
  const table = await bench.table([name], [['1']]);
  const { outcome } = await table.check({ fields: [{ name, title: name, type: 'integer' }] });
  expect(outcome.columns).toEqual([{ name, type: 'integer', errors: 0, missing: 0 }]);
});
