import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ingestBatch } from '../../../functions/ingest/ingest-batch.ts';
import type { Report } from '../../../functions/ingest/report.ts';
import { markFill } from '../../../functions/ingest/returned/marks.ts';
import { writeClerkWorkbook } from '../../excel-writer/clerk-workbook.ts';
import { readXlsx } from '../../excel-writer/read-xlsx.ts';
import { datasetOf, deliver, type IngestFakes, ingestFakes, standardOf, uploadIds } from '../../fakes/ingest-fakes.ts';

/** One meaning of `fieldNumber` for all who find errors: the column in the clerk's own file, which readers, engine and returned workbook must agree on. */
let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'satudata-places-'));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const datasetId = 'kunjungan-puskesmas';
const [uploadId] = uploadIds;

/** What the report says of a file, and the cells that its returned workbook marks. */
async function reject(content: string | Uint8Array, fileName: string) {
  const fakes: IngestFakes = ingestFakes(datasetOf(), standardOf());
  await ingestBatch(fakes, [deliver(fakes, uploadId, content, { fileName, period: '2026-09' })]);
  const upload = await fakes.uploads.get(datasetId, uploadId);
  const bytes = fakes.published.newest(upload?.returnedWorkbook?.key ?? '')?.bytes;
  const report: Report = JSON.parse(String(fakes.published.newest(upload?.reportKey ?? '')?.bytes));
  const path = join(directory, 'returned.xlsx');
  writeFileSync(path, bytes ?? '');
  const { sheets } = await readXlsx(path);
  const table = sheets[1];
  return {
    said: report.errors.map(({ type, fieldNumber, rowNumber }) => [type, rowNumber, fieldNumber]),
    messages: report.errors.map(({ message }) => message),
    marked: [...(table?.cells ?? [])].filter(([, { fill }]) => fill === markFill).map(([reference]) => reference),
    noted: [...(table?.notes.keys() ?? [])],
    labels: [...(table?.cells ?? [])].filter(([reference]) => /^[A-Z]1$/.test(reference)).map(([, { text }]) => text),
  };
}

async function workbook(rows: readonly (readonly string[])[]): Promise<Uint8Array> {
  const cell = (text: string, row: number, column: number) =>
    text === '' ? '' : `<c r="${String.fromCharCode(65 + column)}${row + 1}" t="inlineStr"><is><t>${text}</t></is></c>`;
  const inside = rows.map((cells, row) => `<row r="${row + 1}">${cells.map((text, column) => cell(text, row, column)).join('')}</row>`);
  const path = join(directory, 'clerk.xlsx');
  await writeClerkWorkbook(path, { sheets: [{ name: 'Data', inside: `<sheetData>${inside.join('')}</sheetData>` }] });
  return readFile(path);
}

describe('a workbook whose first column is empty', () => {
  test('has the mark of a control character where the words say that it is', async () => {
    const content = await workbook([
      ['', 'Puskesmas', 'Kunjungan'],
      ['', 'Benda', '1_x0001_'],
      ['', 'Cipondoh', '2'],
    ]);
    const { said, messages, marked } = await reject(content, 'kunjungan.xlsx');
    expect(said).toEqual([['source-error', 2, 3]]);
    expect(messages[0]).toContain('Baris 2, kolom ke-3');
    expect(marked).toEqual(['C2']);
  });

  test('has the mark of a bad cell in its own column, which the report names, too', async () => {
    const content = await workbook([
      ['', 'Puskesmas', '', 'Kunjungan'],
      ['', 'Benda', '', 'tiga'],
    ]);
    const { said, marked } = await reject(content, 'kunjungan.xlsx');
    expect(said).toEqual([['type-error', 2, 4]]);
    expect(marked).toEqual(['D2']);
  });

  test('has the mark of a column that the standard does not know at its label, and none of one that is not there', async () => {
    const content = await workbook([
      ['', 'Puskesmas', 'Catatan'],
      ['', 'Benda', 'x'],
    ]);
    const { said, marked } = await reject(content, 'kunjungan.xlsx');
    expect(said).toEqual([
      ['missing-label', undefined, undefined],
      ['extra-label', undefined, 3],
    ]);
    expect(marked).toEqual(['C1']);
  });
});

describe('a CSV whose first column is empty', () => {
  test('comes back without it, the marks in the columns that are left, the report in those of the file', async () => {
    const { said, marked, labels } = await reject(';Puskesmas;;Kunjungan\n;Benda;;tiga\n;Cipondoh;;2\n', 'kunjungan.csv');
    expect(labels).toEqual(['Puskesmas', 'Kunjungan']);
    expect(said).toEqual([['type-error', 2, 4]]);
    expect(marked).toEqual(['B2']);
  });

  test('whose rows could not all be read gives the wrong ones, the marks beside their numbers', async () => {
    const { said, marked, labels } = await reject(';Puskesmas;;Kunjungan\n;Benda;;tiga\n;Cipondoh\n', 'kunjungan.csv');
    expect(labels).toEqual(['Baris', 'Puskesmas', 'Kunjungan']);
    expect(said).toEqual([
      ['type-error', 2, 4],
      ['missing-cell', 3, 3],
    ]);
    expect(marked).toEqual(['C2']);
  });

  test('has what is wrong with a column that does not come back at the start of its row', async () => {
    const rows = Array.from({ length: 3_000 }, (_, index) => `;Benda;;${index}`);
    const { said, noted, labels } = await reject([';Puskesmas;;Kunjungan', ...rows, ';Benda;x;1'].join('\n'), 'kunjungan.csv');
    expect(labels).toEqual(['Puskesmas', 'Kunjungan']);
    expect(said).toEqual([['blank-label', 1, 3]]);
    expect(noted).toEqual(['A1']);
  });
});
