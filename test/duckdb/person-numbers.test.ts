import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Field } from '../../functions/standards/standard.ts';
import { type Bench, openBench } from './normal-form-file.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.close());

async function personalColumnsOf(cells: readonly string[], field: Omit<Field, 'name'> = { type: 'string' }): Promise<readonly string[]> {
  const table = await bench.table(
    ['Kode', 'Kelurahan'],
    cells.map((cell) => [cell, 'Benda']),
  );
  const { outcome } = await table.check({
    fields: [
      { name: 'kode', title: 'Kode', ...field },
      { name: 'kelurahan', title: 'Kelurahan', type: 'string' },
    ],
  });
  return outcome.personalColumns;
}

describe('NIKs under a name that says nothing', () => {
  test.each([
    ['bare', '3671014505900001'],
    ['with Excel’s mark for text', "'3671014505900001"],
    ['between spaces', ' 3671014505900001\u00a0'],
    ['in fours', '3671 0145 0590 0001'],
    ['with the area apart', '36.71.01.450590.0001'],
    ['with the birth apart', '367101-450590-0001'],
    ['with a fraction', '3671014505900001.0'],
  ])('are found %s', async (_how, cell) => {
    expect(await personalColumnsOf([cell, cell])).toEqual(['kode']);
  });

  test('are found in a column that the standard calls a number', async () => {
    expect(await personalColumnsOf(['3671014505900001', '3671010205910002'], { type: 'integer' })).toEqual(['kode']);
    expect(await personalColumnsOf(['3671014505900001.0', '3671010205910002'], { type: 'number' })).toEqual(['kode']);
  });

  test('are refused where the standard calls them numbers, once for the column', async () => {
    const niks = ['9171014505900001', '9171014505900002', '9171014505900003'];
    for (const type of ['integer', 'number'] as const) {
      const table = await bench.table(
        ['Kode'],
        niks.map((nik) => [nik]),
      );
      const { outcome } = await table.check({ fields: [{ name: 'kode', title: 'Kode', type }] });
      expect(outcome).toMatchObject({ errorCounts: { 'type-error': 1 }, validRows: 0, personalColumns: ['kode'] });
      expect(outcome.errors).toMatchObject([{ fieldName: 'kode', message: expect.stringContaining('isinya NIK') }]);
      expect(outcome.errors[0]).not.toHaveProperty('cell');
    }
  });

  test('are found where the standard says that they are not personal', async () => {
    expect(await personalColumnsOf(['3671014505900001'], { type: 'string', personal: false })).toEqual(['kode']);
  });
});

test('a single NIK among many cells makes the column suspect, not personal', async () => {
  const codes = Array.from({ length: 60 }, (_, place) => `K-${place}`);
  const table = await bench.table(
    ['Kode', 'Kelurahan'],
    [...codes, '3671 0145 0590 0001'].map((cell) => [cell, 'Benda']),
  );
  const { outcome } = await table.check({ fields: ['kode', 'kelurahan'].map((name) => ({ name, type: 'string' })) });
  expect([outcome.personalColumns, outcome.nikSuspects]).toEqual([[], ['kode']]);
});

describe('long numbers that are no NIKs', () => {
  test.each([
    ['coordinates', '-6.176543210987654'],
    ['longitudes', '106.6301234567890'],
    ['percentages', '12.34101234567890'],
    ['budget codes', '1.02.01.2.01.0001.5.1'],
    ['civil servants’ numbers', '199005122015032001'],
    ['amounts', '1.234.567.890.123.456'],
    ['words', 'Kelurahan Karawaci'],
  ])('%s tell of no person', async (_what, cell) => {
    expect(await personalColumnsOf([cell, cell])).toEqual([]);
  });
});
