import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { duckdbRowReader } from '../../functions/duckdb/row-reader.ts';
import type { Table } from '../../functions/ingest/table-engine.port.ts';
import type { StandardContent } from '../../functions/standards/standard.ts';
import { tried } from '../product-size.ts';
import { type Bench, openBench } from './normal-form-file.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.close());

const visits: StandardContent = {
  fields: [
    { name: 'kode', title: 'Kode', type: 'string' },
    { name: 'tahun', title: 'Tahun', type: 'year' },
    { name: 'jumlah', title: 'Jumlah', type: 'integer', constraints: { minimum: 0 } },
    { name: 'catatan', title: 'Catatan', type: 'string' },
  ],
  primaryKey: ['kode'],
};
const byYear: StandardContent = { ...visits, periodField: 'tahun' };
const labels = ['Kode', 'Tahun', 'Jumlah', 'Catatan'];
const rows = [
  ['A', '2024', '1', 'satu\nbaris'],
  ['B', '2024', 'dua', ''],
  ['C', '2025', '3', ''],
  ['A', '2025', '4', ''],
  ['D', 'lusa', '5', ''],
  ['E', '2026', '-6', ''],
];

/** Checks the table, writes it, and reads back what stands in its parts, one after another. */
async function publish(table: Table, standard: StandardContent, kind: 'all' | 'valid') {
  const checked = await table.check(standard);
  const { outcome } = checked;
  const parts = await checked.writeParts({ wholePeriod: 'all', directory: bench.directory, rows: kind });
  const reader = duckdbRowReader(bench.directory);
  const { fields } = standard;
  const query = { fields, columns: fields.map(({ name }) => name), filters: [], sort: [], offset: 0, limit: 100 };
  const paths = parts.map(({ path }) => path);
  const page = await reader.read(paths, query, 'json');
  await reader.close();
  return { outcome, parts, rows: page.rows.map((row): unknown => JSON.parse(row)) };
}

describe('corrections', () => {
  test('stand in place of the cells that the clerk corrected, and of no other', async () => {
    const mended = [
      { rowNumber: 3, column: 2, value: '2' },
      { rowNumber: 5, column: 0, value: "O'Neil; DROP TABLE" },
      { rowNumber: 6, column: 1, value: '2025' },
      { rowNumber: 7, column: 2, value: '' },
      { rowNumber: 2, column: 3, value: 'dua\r\nbaris' },
    ];
    const { outcome, rows: read } = await publish(await bench.table(labels, rows, mended), visits, 'all');
    expect(outcome).toMatchObject({ rows: 6, validRows: 6, errors: [] });
    expect(read).toEqual([
      { kode: 'A', tahun: 2024, jumlah: 1, catatan: 'dua\r\nbaris' },
      { kode: 'B', tahun: 2024, jumlah: 2, catatan: null },
      { kode: 'C', tahun: 2025, jumlah: 3, catatan: null },
      { kode: "O'Neil; DROP TABLE", tahun: 2025, jumlah: 4, catatan: null },
      { kode: 'D', tahun: 2025, jumlah: 5, catatan: null },
      { kode: 'E', tahun: 2026, jumlah: null, catatan: null },
    ]);
  });

  test('are checked as any cell: a wrong one is said with its row and column', async () => {
    const table = await bench.table(labels, rows, [{ rowNumber: 3, column: 2, value: 'tiga' }]);
    expect((await table.check(visits)).outcome.errors[0]).toMatchObject({ rowNumber: 3, fieldName: 'jumlah', cell: 'tiga' });
  });

  test('for rows that the file does not hold are told apart', async () => {
    const table = await bench.table(labels, rows, [{ rowNumber: 1, column: 0, value: 'x' }]);
    expect(await table.missingRows([1, 2, 7, 8])).toEqual([1, 8]);
    expect(await table.missingRows([])).toEqual([]);
  });

  test.each(['\0', '\x1f', '\x1d', '\x07', '\x7f'])('with a byte that no cell could hold (%j) are a fault', async (value) => {
    await expect(bench.table(labels, rows, [{ rowNumber: 2, column: 0, value }])).rejects.toThrow('no cell could hold');
  });

  test('whatever their text, read back as that text', async () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 20 }).filter((value) => value.trim() === value && !/\p{Cc}/u.test(value));
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 8 }), async (values) => {
        const standard: StandardContent = { fields: [{ name: 'isi', title: 'Isi', type: 'string' }], missingValues: [''] };
        const corrections = values.map((value, index) => ({ rowNumber: index + 2, column: 0, value }));
        const table = await bench.table(
          ['Isi'],
          values.map(() => ['asli']),
          corrections,
        );
        const { rows: read } = await publish(table, standard, 'all');
        await table.close();
        expect(read).toEqual(values.map((value) => ({ isi: value === '' ? null : value })));
      }),
      { numRuns: tried(8, 25) },
    );
  });
});

describe('salvage', () => {
  test('writes the valid rows in their order: a row in error is out, of a repeated key the first stays', async () => {
    const { outcome, parts, rows: read } = await publish(await bench.table(labels, rows), visits, 'valid');
    expect(outcome.validRows).toBe(2);
    expect(parts).toMatchObject([{ period: 'all', rows: 2, leftOut: 4 }]);
    expect(read).toEqual([
      { kode: 'A', tahun: 2024, jumlah: 1, catatan: 'satu\nbaris' },
      { kode: 'C', tahun: 2025, jumlah: 3, catatan: null },
    ]);
  });

  test('counts for each period what is left out of it; a period without a valid row has no part', async () => {
    const { parts } = await publish(await bench.table(labels, rows), byYear, 'valid');
    expect(parts.map(({ period, rows: kept, leftOut }) => [period, kept, leftOut])).toEqual([
      ['2024', 1, 1],
      ['2025', 1, 1],
    ]);
  });

  test('of a sound table writes it all, and says nothing of rows left out', async () => {
    const { parts } = await publish(await bench.table(labels, rows.slice(0, 1)), visits, 'valid');
    expect(parts).toMatchObject([{ rows: 1 }]);
    expect(parts[0]).not.toHaveProperty('leftOut');
  });

  test('of any table writes exactly the rows that no rule speaks against, each once, in its period, in order', async () => {
    const row = fc.tuple(
      fc.constantFrom('A', 'B', 'C', 'D', ''),
      fc.constantFrom('2024', '2025', 'lusa', ''),
      fc.constantFrom('1', '-1', 'x', ''),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 12 }), async (drawn) => {
        const isSound = ([kode, tahun, jumlah]: (typeof drawn)[number], index: number) =>
          kode !== '' && drawn.findIndex(([other]) => other === kode) === index && /^20/.test(tahun) && !/x|-/.test(jumlah);
        const sound = drawn.filter(isSound);
        fc.pre(sound.length > 0);
        const table = await bench.table(
          labels,
          drawn.map((cells) => [...cells, '']),
        );
        const { parts, rows: read } = await publish(table, byYear, 'valid');
        await table.close();
        const inOrder = ['2024', '2025'].flatMap((year) => sound.filter(([, tahun]) => tahun === year));
        expect(read).toEqual(
          inOrder.map(([kode, tahun, jumlah]) => ({
            kode,
            tahun: Number(tahun),
            jumlah: jumlah === '' ? null : Number(jumlah),
            catatan: null,
          })),
        );
        for (const { period, leftOut = 0 } of parts) {
          expect(leftOut).toBe(drawn.filter((cells, index) => cells[1] === period && !isSound(cells, index)).length);
        }
      }),
      { numRuns: tried(10, 30) },
    );
  });

  test('chooses the types of numbers by the rows that stay', async () => {
    const standard: StandardContent = { fields: [{ name: 'n', title: 'N', type: 'number', constraints: { maximum: 100 } }] };
    const { rows: read } = await publish(await bench.table(['N'], [['1.5'], ['1e300'], ['2.25']]), standard, 'valid');
    expect(read).toEqual([{ n: 1.5 }, { n: 2.25 }]);
  });

  test('is refused where a whole column is wrong', async () => {
    const table = await bench.table(['Kode', 'Tahun', 'Jumlah', 'Lain'], rows);
    const target = { wholePeriod: 'all', directory: bench.directory, rows: 'valid' } as const;
    const strange = await table.check(visits);
    expect(strange.outcome.validRows).toBe(0);
    await expect(strange.writeParts(target)).rejects.toThrow('columns are not those of the standard');
    const destroyed = await (await bench.table(['NIK'], [['3.67E+15']])).check({
      fields: [{ name: 'nik', type: 'string', format: 'nik' }],
    });
    expect(destroyed.outcome.validRows).toBe(0);
    await expect(destroyed.writeParts(target)).rejects.toThrow('a whole column is in error');
  });

  test('leaves the table as it was: checked again, it has all its rows', async () => {
    const table = await bench.table(labels, rows);
    await publish(table, visits, 'valid');
    expect((await table.check(visits)).outcome).toMatchObject({ rows: 6, validRows: 2 });
  });
});
