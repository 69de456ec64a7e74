import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fakeWorkbook } from '../../fakes/fake-workbook.ts';
import { tried } from '../../product-size.ts';
import { cellsOf, linesOf } from '../csv/read-bytes.ts';
import { readBackWorkbook } from './read-sheets.ts';

const notPrintable = (code: number) => code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d;
const anyText = fc
  .string({ unit: 'grapheme', maxLength: 12 })
  .filter((text) => text.isWellFormed() && ![...text].some((one) => notPrintable(one.codePointAt(0) ?? 0)));
const cell = fc.oneof(anyText, fc.constantFrom('', ' ', '1', '0012', '1.5', '-', 'x\ny', '=A1', 'Total', 'Sumber: BPS', '(1)', '2024'));

/** Labels are plain words, and each row has a name and a number, so that header, notes, totals and blank rows are not in question here. */
const table = fc.integer({ min: 1, max: 6 }).chain((width) =>
  fc.record({
    title: fc.boolean(),
    labels: fc.constant(['nama', ...Array.from({ length: width }, (_, index) => `label ${'abcdef'.charAt(index)}`), 'jumlah']),
    rows: fc
      .array(fc.record({ blanksAbove: fc.nat(2), cells: fc.array(cell, { minLength: width, maxLength: width }) }), {
        minLength: 1,
        maxLength: 12,
      })
      .map((rows) => rows.map((row, index) => ({ ...row, cells: [`baris ${index}`, ...row.cells, `${index}`] }))),
  }),
);

test('any table reads back from a sheet cell for cell, with the numbers of its rows', async () => {
  await fc.assert(
    fc.asyncProperty(
      table,
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 0, max: 3 }),
      async ({ title, labels, rows }, rowsAtATime, indent) => {
        const right = (cells: readonly string[]) => [...Array.from({ length: indent }, () => ''), ...cells];
        const sheet = [...(title ? [right(['Judul']), []] : []), right(labels)];
        const lines: number[] = [];
        for (const { blanksAbove, cells } of rows) {
          for (let blank = 0; blank < blanksAbove; blank++) sheet.push([]);
          sheet.push(right(cells));
          lines.push(sheet.length);
        }
        const read = await readBackWorkbook(fakeWorkbook([{ rows: sheet }, { rows: [] }], rowsAtATime));
        expect(read.outcome).toMatchObject({ ok: true, form: { labels, rows: rows.length, dialect: { sheetName: 'Sheet1' } } });
        expect(cellsOf(read)).toEqual(rows.map(({ cells }) => cells));
        expect(linesOf(read)).toEqual(lines);
      },
    ),
    { numRuns: tried(70, 200) },
  );
});

test('any cells at all, merged anyhow, end in an outcome, never in a fault', async () => {
  const crumb = fc.constantFrom(
    '',
    '',
    'a',
    'b',
    'Nama',
    'Jumlah',
    'Total',
    '1',
    '2',
    '12.5',
    '(1)',
    '2024',
    'Sumber: x',
    '\u0001',
    'x\ny',
  );
  const sheet = fc.array(fc.array(crumb, { maxLength: 5 }), { maxLength: 14 });
  const range = fc
    .tuple(fc.nat(4), fc.nat(4), fc.integer({ min: 1, max: 14 }), fc.integer({ min: 1, max: 14 }))
    .map(([column, columns, row, rows]) => `${'ABCDE'.charAt(column)}${row}:${'ABCDEFGHI'.charAt(column + columns)}${row + rows}`);
  await fc.assert(
    fc.asyncProperty(fc.array(sheet, { minLength: 1, maxLength: 3 }), fc.array(range, { maxLength: 4 }), async (sheets, merged) => {
      const read = await readBackWorkbook(fakeWorkbook(sheets.map((rows) => ({ rows, merged }))));
      const { outcome, records } = read;
      if (outcome.form !== undefined) {
        expect(records).toHaveLength(outcome.form.rows);
        expect(records.every(({ cells }) => cells.length === outcome.form?.labels.length)).toBe(true);
        expect(linesOf(read).reduce((sum, line) => sum + BigInt(line), 0n)).toBe(outcome.form.rowNumberSum);
        const headers = outcome.form.dialect.headerRows;
        expect(linesOf(read).every((line) => line > (headers.at(-1) ?? 0))).toBe(true);
      }
      if (!outcome.ok) expect(outcome.findings.length + (outcome.asking?.length ?? 0)).toBeGreaterThan(0);
    }),
    { numRuns: tried(200, 600) },
  );
});
