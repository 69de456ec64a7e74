import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { limits } from '../../functions/limits.ts';
import { type Bench, openBench } from './normal-form-file.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

describe('the first rows of a table', () => {
  test('are shown as they came and as they are stored, rows in the order of the file, columns in that of the standard, unknown ones last', async () => {
    const table = await bench.table(
      ['Lain', 'Nama', 'Jumlah', 'Luas', 'Tanggal', 'Ket'],
      [
        ['?', ' Benda ', '1.250', '\x1e12.50', '1/9/2026', '=1+1'],
        ['', 'Cipondoh\nIndah', 'x', '', '', ''],
      ],
    );
    const checked = await table.check({
      fields: [
        { name: 'tanggal', title: 'Tanggal', type: 'date', format: '%d/%m/%Y' },
        { name: 'nama', title: 'Nama', type: 'string' },
        { name: 'jumlah', title: 'Jumlah', type: 'integer', groupChar: '.' },
        { name: 'luas', title: 'Luas', type: 'number' },
        { name: 'ket', title: 'Ket', type: 'string' },
      ],
    });
    expect(await checked.firstRows()).toEqual({
      columns: [4, 1, 2, 3, 5, 0],
      fieldNames: ['tanggal', 'nama', 'jumlah', 'luas', 'ket'],
      rows: [
        {
          rowNumber: 2,
          before: ['1/9/2026', ' Benda ', '1.250', '12.50', '=1+1', '?'],
          after: ['2026-09-01', ' Benda ', '1250', '12.5', '=1+1'],
        },
        { rowNumber: 3, before: ['', 'Cipondoh\nIndah', 'x', '', '', ''], after: [null, 'Cipondoh\nIndah', null, null, null] },
      ],
    });
  });

  test('are ten, of fifty columns, each cell cut as a report cuts it', async () => {
    const labels = Array.from({ length: limits.shownColumns + 3 }, (_, index) => `k${index}`);
    const long = 'é'.repeat(limits.keptCellCharacters + 9);
    const table = await bench.table(
      labels,
      Array.from({ length: 25 }, () => labels.map(() => long)),
    );
    const { fieldNames, rows } = await (
      await table.check({ fields: labels.map((name) => ({ name, type: 'string' as const })) })
    ).firstRows();
    expect(fieldNames).toHaveLength(limits.shownColumns);
    expect(rows.map(({ rowNumber }) => rowNumber)).toEqual(Array.from({ length: limits.shownRows }, (_, index) => index + 2));
    for (const { before, after } of rows) {
      for (const cells of [before, after]) {
        expect(cells).toHaveLength(limits.shownColumns);
        expect(new Set(cells)).toEqual(new Set([long.slice(0, limits.keptCellCharacters)]));
      }
    }
  });

  test('are shown as they came alone where the standard has none of the columns', async () => {
    const table = await bench.table(['a', 'b'], [['1', '2']]);
    const checked = await table.check({ fields: [{ name: 'lain', type: 'string' }] });
    const asTheyCame = { columns: [0, 1], fieldNames: [], rows: [{ rowNumber: 2, before: ['1', '2'], after: [] }] };
    expect(await checked.firstRows()).toEqual(asTheyCame);
  });

  test('are shown as they came before any check, with what the clerk corrected', async () => {
    const table = await bench.table(['a', 'b'], [['1', '2']], [{ rowNumber: 2, column: 1, value: '3' }]);
    const asTheyCame = { columns: [0, 1], fieldNames: [], rows: [{ rowNumber: 2, before: ['1', '3'], after: [] }] };
    expect(await table.firstRows()).toEqual(asTheyCame);
  });
});
