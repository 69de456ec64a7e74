import { afterAll, beforeAll, expect, test } from 'vitest';
import { cellsView, columnName } from '../../functions/duckdb/cells.ts';
import { type Database, openDatabase } from '../../functions/duckdb/instance.ts';
import { nearlyAllWarnings } from '../../functions/duckdb/nearly-all.ts';
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
