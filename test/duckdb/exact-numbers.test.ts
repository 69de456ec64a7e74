import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { duckdbRowReader } from '../../functions/duckdb/row-reader.ts';
import type { Field } from '../../functions/standards/standard.ts';
import { type Bench, firstFileColumn, firstRowNumber, openBench } from './normal-form-file.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.close());

const tableOf = (cells: readonly string[]) =>
  bench.table(
    ['nilai'],
    cells.map((cell) => [cell]),
  );
const number: Field = { name: 'nilai', type: 'number' };

describe('a number that no decimal keeps', () => {
  test.each([['0.123456789012345678901234567890123456789'], ['1e-300'], ['1e300'], ['1234567890123456789012345678901234567.25']])(
    '%s is an error of its cell, and of no other',
    async (cell) => {
      const { outcome } = await (await tableOf(['1.5', cell, '2'])).check({ fields: [number] });
      expect(outcome).toMatchObject({ validRows: 2, errorCounts: { 'type-error': 1 } });
      expect(outcome.errors).toMatchObject([
        { rowNumber: firstRowNumber + 1, cell, message: expect.stringContaining('paling banyak 38 angka') },
      ]);
    },
  );

  test('is one by the length of its neighbours: then the column is refused, whatever its standard', async () => {
    const { outcome } = await (await tableOf(['12345678901234567890123456789', '0.12345678901234567891'])).check({ fields: [number] });
    expect(outcome).toMatchObject({ validRows: 0, errorCounts: { 'type-error': 1 } });
    expect(outcome.errors).toMatchObject([{ fieldNumber: firstFileColumn, message: expect.stringContaining('tanpa dibulatkan') }]);
  });
});

describe('a column that no standard calls numbers', () => {
  test('stays text where its numbers could not be kept together, and the clerk is told', async () => {
    const table = await tableOf(['12345678901234.5', '0.1234567890123456789012345', '7.25']);
    const { content, warnings } = await table.propose();
    expect(content.fields).toMatchObject([{ type: 'string' }]);
    expect(warnings).toMatchObject([
      { type: 'rounded-numbers', fieldNumber: firstFileColumn, message: expect.stringContaining('dijadikan teks') },
    ]);
    expect((await table.check(content)).outcome.errorCounts).toEqual({});
  });

  test('stays text where a number is finer than any decimal', async () => {
    const { content } = await (await tableOf(['1.5', '1e-300', '2.25'])).propose();
    expect(content.fields).toMatchObject([{ type: 'string' }]);
  });

  test('is numbers where all are kept, however fine', async () => {
    const table = await tableOf(['0.1234567890123456789', '9.8e-17', '12345.5']);
    const { content, warnings } = await table.propose();
    expect([content.fields[0]?.type, warnings]).toEqual(['number', []]);
    expect((await table.check(content)).outcome.errorCounts).toEqual({});
  });
});

test('keys that differ in their last digits alone are two', async () => {
  const keys = ['0.12345678901234567891', '0.12345678901234567892', '0.1', '0.10'];
  const { outcome } = await (await tableOf(keys)).check({ fields: [number], primaryKey: ['nilai'] });
  expect(outcome.errors).toMatchObject([{ type: 'primary-key', rowNumber: firstRowNumber + 3 }]);
});

test('a fraction without a digit before its point is kept beside numbers of many digits', async () => {
  const cells = ['.5', '-.5', '12.5', '1.00000000000000001'];
  const fields = [number];
  const checked = await (await tableOf(cells)).check({ fields });
  const [part] = await checked.writeParts({ wholePeriod: 'all', directory: bench.directory });
  const reader = duckdbRowReader(bench.directory);
  const query = { fields, columns: ['nilai'], filters: [], sort: [], offset: 0, limit: 10 };
  const page = await reader.read([part?.path ?? ''], query, 'csv');
  await reader.close();
  expect(page.rows).toEqual(['0.5', '-0.5', '12.5', '1.00000000000000001']);
});

test('the first rows of a column that no decimal holds are shown as they came, and stored as nothing', async () => {
  const checked = await (await tableOf(['12345678901234567890123456789', '0.12345678901234567891'])).check({ fields: [number] });
  expect((await checked.firstRows()).rows.map(({ before, after }) => [...before, ...after])).toEqual([
    ['12345678901234567890123456789', null],
    ['0.12345678901234567891', null],
  ]);
});
