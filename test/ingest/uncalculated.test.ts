import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readBackFile } from './read-back-file.ts';
import { writeWorkbook } from './workbook/write-workbook.ts';

let directory = '';
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'uncalculated-'));
});
afterAll(() => rm(directory, { recursive: true }));

const text = (reference: string, words: string) => `<c r="${reference}" t="inlineStr"><is><t>${words}</t></is></c>`;
const table = (beside = '') => `<row r="1">${text('B1', 'Puskesmas')}${text('C1', 'Jumlah')}</row>
<row r="2">${text('B2', 'Benda')}<c r="C2"><v>1</v></c>${beside}</row>
<row r="3">${text('B3', 'Neglasari')}<c r="C3"><f>C2+1</f></c></row>
<row r="4">${text('B4', 'Cipondoh')}<c r="C4"><f>C3+1</f></c></row>`;

async function warningsOf(sheet: string) {
  const path = await writeWorkbook(directory, { sheets: [sheet] });
  const { outcome } = await readBackFile(path, {}, 'data.xlsx');
  return outcome.warnings.filter(({ type }) => type === 'uncalculated-formula');
}

test('formulas without a stored result are said with column and row of the first', async () => {
  expect(await warningsOf(table())).toMatchObject([
    {
      rowNumber: 3,
      fieldNumber: 3,
      message: '2 sel berisi rumus tanpa hasil yang tersimpan, yang pertama di baris 3, kolom Jumlah; sel itu dibaca kosong.',
      messageWithoutNames: '2 sel berisi rumus tanpa hasil yang tersimpan, yang pertama di baris 3, kolom ke-3 (C); sel itu dibaca kosong.',
    },
  ]);
});

test('one beside the table is said by its letter', async () => {
  expect((await warningsOf(table('<c r="E2"><f>1+1</f></c>')))[0]?.message).toContain('di baris 2, kolom ke-5 (E);');
});
