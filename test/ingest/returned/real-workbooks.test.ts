import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cellReference } from '../../../functions/excel-writer/cell-reference.ts';
import { markWorkbook } from '../../../functions/ingest/returned/mark-workbook.ts';
import { markFill } from '../../../functions/ingest/returned/marks.ts';
import { openWorkbook } from '../../../functions/ingest/workbook/open-workbook.ts';
import type { Sheet, Workbook } from '../../../functions/ingest/workbook/workbook.ts';
import { readXlsx } from '../../excel-writer/read-xlsx.ts';
import { everyNth } from '../../product-size.ts';

/** Workbooks as agencies really have them: marked, they say what they said. */
const folder = resolve(import.meta.dirname, '../../../../shared/corpora/real');
const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.xlsx')) : [];

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'satudata-real-marked-'));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const marks = [
  { row: 1, column: 1, text: 'Judul salah.' },
  { row: 3, column: 2, text: 'Isi salah.' },
  { row: 9, column: 40, text: 'Sel ini kosong.' },
];

async function open(path: string): Promise<Workbook> {
  const outcome = await openWorkbook(path);
  if (!outcome.ok) throw new Error(outcome.finding.message);
  return outcome.workbook;
}

/** Row number and cells, without empty ones at the end: a cell that is marked for being empty says nothing. */
async function contentOf(sheet: Sheet): Promise<string[]> {
  const rows: string[] = [];
  for await (const batch of sheet.rows()) {
    for (const { rowNumber, cells } of batch)
      if (cells.some((cell) => cell !== '')) rows.push(`${rowNumber} ${cells.join('|').replace(/\|+$/, '')}`);
  }
  return rows;
}

test.skipIf(files.length === 0)('the real workbooks are many', () => {
  expect(files.length).toBeGreaterThan(20);
});

test.for(everyNth(files, 3))('%s', async (file) => {
  const before = await open(join(folder, file));
  const [first] = before.sheets;
  if (!first) throw new Error(`${file} has no sheet`);
  const target = join(directory, file);
  const firstSheet = { name: 'Yang perlu diperbaiki', columns: [], rows: [{ cells: [{ text: 'Daftar' }] }] };
  const marking = { sheetName: first.name, headerRow: 1, corrections: [], marks, textColumns: new Set<number>(), firstSheet };
  expect(await markWorkbook(join(folder, file), marking, target)).toBe('written');

  const after = await open(target);
  expect(after.sheets.map(({ name, hidden }) => ({ name, hidden }))).toEqual([
    { name: 'Yang perlu diperbaiki', hidden: false },
    ...before.sheets.map(({ name, hidden }) => ({ name, hidden })),
  ]);
  for (const [index, sheet] of before.sheets.entries()) {
    const other = after.sheets[index + 1];
    expect(other && (await contentOf(other)), sheet.name).toEqual(await contentOf(sheet));
    expect(await other?.mergedRanges()).toEqual(await sheet.mergedRanges());
  }
  await Promise.all([before.close(), after.close()]);
  const marked = (await readXlsx(target)).sheets.find(({ name }) => name === first.name);
  for (const { row, column } of marks) expect(marked?.cells.get(cellReference(row, column))?.fill).toBe(markFill);
});
