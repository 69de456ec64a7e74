import { afterAll, beforeAll, expect, test } from 'vitest';
import { cellsView, columnName } from '../../functions/duckdb/cells.ts';
import { type Database, openDatabase } from '../../functions/duckdb/instance.ts';
import { nearlyAllWarnings } from '../../functions/duckdb/nearly-all.ts';
import { proposeStandard } from '../../functions/duckdb/propose-standard.ts';
import { limits } from '../../functions/limits.ts';
import type { Field } from '../../functions/standards/standard.ts';
import { type Bench, openBench } from './normal-form-file.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

/** Columns of numbers but for one slip each; gives the characters of SQL and the statements that asking them took. */
async function askedOf(columns: number) {
  const indexes = Array.from({ length: columns }, (_, index) => index);
  const fields = indexes.map((index): Field => ({ name: `uraian_${index}`, type: 'string' }));
  const { form } = await bench.form(
    fields.map(({ name }) => name),
    [],
  );
  const database = await openDatabase(bench.directory, [], 500);
  const cells = indexes.map((index) => `CASE row_number WHEN 7 THEN 'tujuh' ELSE row_number::VARCHAR END AS ${columnName(index)}`);
  await database.run(`CREATE TABLE ${cellsView} AS SELECT row_number, ${cells.join(', ')} FROM range(2, 302) AS rows (row_number)`);
  const statements: string[] = [];
  const counting: Database = {
    ...database,
    rows: (sql, values) => {
      statements.push(sql);
      return database.rows(sql, values);
    },
  };
  const warnings = await nearlyAllWarnings(counting, form, fields, indexes);
  database.close();
  return { warnings: warnings.length, characters: Math.max(...statements.map(({ length }) => length)), statements: statements.length };
}

test('a question to a hundred text columns is written once, not once for each', async () => {
  const [one, hundred] = [await askedOf(1), await askedOf(100)];
  expect([one.warnings, hundred.warnings]).toEqual([1, 100]);
  expect(hundred.statements).toBe(one.statements);
  expect(hundred.characters).toBeLessThan(one.characters * 2);
});

/** Columns of fractions that may be misread, dates and hours; gives the characters of SQL and the statements of a proposal. */
async function proposalOf(columns: number) {
  const cells = ['1.1', '1.10', '01/02/2021', '07.30', 'Rp 1.250'];
  const labels = Array.from({ length: columns }, (_, index) => `${['Nilai', 'Rasio', 'Tanggal', 'Jam', 'Harga'][index % 5]} ${index}`);
  const rows = Array.from({ length: 20 }, (_, row) =>
    labels.map((_label, index) => `${cells[index % 5]}${index % 5 < 2 && row % 2 === 0 ? '0' : ''}`),
  );
  const { form } = await bench.form(labels, rows);
  const database = await openDatabase(bench.directory, [], limits.duckdbMemoryMegabytes);
  const values = rows.map((row, index) => `(${[index + 2, ...row.map((cell) => `'${cell}'`)].join(', ')})`);
  const names = ['row_number', ...labels.map((_, index) => columnName(index))];
  await database.run(`CREATE TABLE ${cellsView} AS SELECT * FROM (VALUES ${values.join(', ')}) AS rows (${names.join(', ')})`);
  const statements: string[] = [];
  const counting: Database = {
    ...database,
    rows: (sql, bound) => {
      statements.push(sql);
      return database.rows(sql, bound);
    },
  };
  await proposeStandard(counting, form, { areaCodes: undefined, answers: new Map() });
  database.close();
  return { characters: Math.max(...statements.map(({ length }) => length)), statements: statements.length };
}

test('a proposal asks a hundred columns in the statements of five, each question written once', async () => {
  const [five, hundred] = [await proposalOf(5), await proposalOf(100)];
  expect(hundred.statements).toBe(five.statements);
  expect(hundred.characters).toBeLessThan(five.characters * 2);
});

async function proposedLists(columns: number): Promise<(string | undefined)[]> {
  const labels = Array.from({ length: columns }, (_, index) => `Kode Kecamatan ${index}`);
  const rows = Array.from({ length: 30 }, (_, row) => labels.map(() => `36.71.0${(row % 9) + 1}`));
  const table = await bench.table(labels, rows);
  const { content } = await table.propose();
  expect((await table.check(content)).outcome.errors).toEqual([]);
  return [...new Set(content.fields.map(({ referenceCodes }) => referenceCodes))];
}

test('as many columns of codes as a standard may have are proposed and checked within memory, and more are plain text', async () => {
  expect(await proposedLists(limits.maxCodeColumns)).toEqual(['kemendagri-kecamatan']);
  expect(await proposedLists(300)).toEqual([undefined]);
});
