import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { duckdbRowReader } from '../../functions/duckdb/row-reader.ts';
import type { Field, StandardContent } from '../../functions/standards/standard.ts';
import { cellText } from '../../web/parts/cell-text.ts';
import { tried } from '../product-size.ts';
import { type Bench, openBench, share, typed } from './normal-form-file.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

type Read = { readonly field: Field | undefined; readonly values: readonly unknown[]; readonly told: readonly string[] };

/** What the desk makes of a column: the field that it proposes unless one is given, and what is published of each cell. */
async function readOf(label: string, cells: readonly string[], given?: StandardContent): Promise<Read> {
  const table = await bench.table(
    [label],
    cells.map((cell) => [cell]),
  );
  const proposed = given === undefined ? await table.propose() : undefined;
  const standard = given ?? proposed?.content ?? { fields: [] };
  const checked = await table.check(standard);
  expect(checked.outcome.errors).toEqual([]);
  const [part] = await checked.writeParts({ wholePeriod: 'all', directory: bench.directory });
  const reader = duckdbRowReader(bench.directory);
  const columns = standard.fields.map(({ name }) => name);
  const query = { fields: standard.fields, columns, filters: [], sort: [], offset: 0, limit: cells.length };
  const page = await reader.read([part?.path ?? ''], query, 'json');
  await reader.close();
  const values = page.rows.map((row) => Object.values(JSON.parse(row))[0]);
  return { field: standard.fields[0], values, told: [...(proposed?.warnings ?? []), ...checked.outcome.told].map(({ type }) => type) };
}

test.each([
  ['Capaian (%)', ['87,5 %', '91,2%', typed('88'), '75 %']],
  ['Capaian (%)', ['87,5 %', '91,2%', '88', '75 %']],
  ['% Capaian', ['87,5 %', '91,2%', '88', '75 %']],
  ['Capaian %', ['87,5 %', '91,2%', '88', '75 %']],
  ['Capaian (persen)', [share('0.875'), share('0.912'), typed('88'), share('0.75')]],
  ['Capaian (%)', [share('0.875'), '91,2 %', '88', share('0.75')]],
])('keeps the numbers that stand before the sign where the column %s names it as its unit', async (label, cells) => {
  const { field, values, told } = await readOf(label, cells);
  expect(field).toMatchObject({ type: 'number', unit: expect.stringMatching(/^(%|persen)$/) });
  expect(field).not.toHaveProperty('format');
  expect(values).toEqual([87.5, 91.2, 88, 75]);
  expect(told).toEqual(['percent-as-unit']);
});

test('says nothing of a sign that no cell has', async () => {
  expect((await readOf('Capaian (%)', ['87,5', '91,2'])).told).toEqual([]);
});

test('reads whole percents as whole numbers, and digits that no double has as they are written', async () => {
  const whole = { fields: [{ name: 'capaian', type: 'integer', unit: '%' }] } satisfies StandardContent;
  expect((await readOf('Capaian', ['87 %', share('0.91'), share('1'), share('12'), '88'], whole)).values).toEqual([87, 91, 100, 1200, 88]);
  const part = { fields: [{ name: 'capaian', type: 'number', unit: '%' }] } satisfies StandardContent;
  const cells = [share('0.07'), share('0.00125'), share('-0.5'), share('0'), share('1.1')];
  expect((await readOf('Capaian', cells, part)).values).toEqual([7, 0.125, -50, 0, 110]);
});

test('gives a column of fractions no unit, whatever the label or the column beside it says', async () => {
  const table = await bench.table(
    ['Capaian', 'Satuan'],
    [
      ['87,5 %', '%'],
      ['91,2 %', '%'],
    ],
  );
  const { content: standard } = await table.propose();
  expect(standard.fields[0]).toEqual({ name: 'capaian', title: 'Capaian', type: 'number', format: 'percent', decimalChar: ',' });
});

test('shows every percentage as the number that its cell says, with a unit or as a fraction', async () => {
  const percents = fc.array(fc.integer({ min: -100_000_000, max: 100_000_000 }), { minLength: 1, maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(percents, fc.constantFrom('Capaian (%)', 'Capaian'), fc.constantFrom(' %', '%'), async (counts, label, sign) => {
      const said = counts.map((count) => count / 1000);
      // One cell with a comma, so that no cell could be thousands.
      const all = [...said, 87.5];
      const { field, values } = await readOf(
        label,
        all.map((number) => `${String(number).replace('.', ',')}${sign}`),
      );
      if (field === undefined) throw new Error('no field was proposed');
      const shown = values.map((value) => cellText(value, field));
      expect(shown.every((text) => text.endsWith(' %') === (field.format === 'percent'))).toBe(true);
      expect(shown.map((text) => Number(text.replace(' %', '').replaceAll('.', '').replace(',', '.')))).toEqual(all);
    }),
    { numRuns: tried(15, 100) },
  );
});
