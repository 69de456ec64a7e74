import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Report, ReportError } from '../../../functions/ingest/report.ts';
import { buildReturned } from '../../../functions/ingest/returned/build-returned.ts';
import { inNewSheet } from '../../../functions/ingest/returned/marks.ts';
import { mendList } from '../../../functions/ingest/returned/mend-list.ts';
import { limits } from '../../../functions/limits.ts';
import type { NormalForm } from '../../../functions/model/normal-form.ts';
import { type ReadXlsx, readXlsx } from '../../excel-writer/read-xlsx.ts';

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'satudata-build-'));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const error = (rowNumber: number, column = 'umur', mend = 'Tulis angka.'): ReportError => ({
  type: 'type-error',
  fieldName: column,
  fieldNumber: column === 'umur' ? 2 : 1,
  rowNumber,
  cell: 'x',
  message: `Baris ${rowNumber}, kolom ${column}: "x" bukan angka.`,
  mend,
});

function reportOf(errors: readonly ReportError[], changes: Partial<Report> = {}): Report {
  const stats = { rows: 3, validRows: 1, errors: errors.length, bytes: 10, seconds: 0 };
  return { valid: false, stats, columns: [], errors, warnings: [], errorCounts: {}, personalColumns: [], truncated: false, ...changes };
}

async function build(form: Partial<NormalForm>, errors = [error(3)], changes: Partial<Report> = {}): Promise<ReadXlsx> {
  const path = join(directory, 'normal-form');
  writeFileSync(path, '2\x1fAni\x1f7\n3\x1fBudi\x1fx\n4\x1fCici\x1f9\n');
  const dialect = { container: 'csv', header: true, headerRows: [1], skipped: [], skippedRows: 0, droppedFields: [] } as const;
  const whole: NormalForm = {
    labels: ['nama', 'umur'],
    fileColumns: [1, 2],
    headerRow: 1,
    rows: 3,
    rowNumberSum: 9n,
    accounting: { read: 3, refused: 0, setAside: { listed: [], count: 0 } },
    columnsWithNewline: [],
    typedColumns: [],
    dialect,
    bytes: 30,
    ...form,
  };
  const content = {
    fields: [
      { name: 'nama', type: 'string' as const },
      { name: 'umur', type: 'integer' as const },
    ],
  };
  const table = { form: whole, path, content, corrections: [] };
  const target = join(directory, 'returned.xlsx');
  expect(
    await buildReturned(
      {
        path: '',
        fileName: 'warga.csv',
        table,
        report: reportOf(errors, { stats: { rows: whole.rows, validRows: 1, errors: 1, bytes: 1, seconds: 0 }, ...changes }),
      },
      target,
    ),
  ).toBe('written');
  return readXlsx(target);
}

describe('a table that is too long for one sheet', () => {
  test.each([
    ['more rows than Excel has', { rows: limits.maxExcelRows }, 'lebih banyak daripada yang muat'],
    ['more bytes than are copied', { bytes: limits.maxReturnedTableBytes + 1 }, 'terlalu besar untuk disalin'],
  ])('%s: the wrong rows alone, each with its number', async (_what, form, words) => {
    const { sheets } = await build(form);
    expect(sheets.map(({ name }) => name)).toEqual(['Yang perlu diperbaiki', 'Baris yang salah']);
    expect([...(sheets[1]?.cells ?? [])].map(([reference, { text }]) => `${reference} ${text}`)).toEqual([
      'A1 Baris',
      'B1 nama',
      'C1 umur',
      'A2 3',
      'B2 Budi',
      'C2 x',
    ]);
    expect([...(sheets[1]?.notes.keys() ?? [])]).toEqual(['C2']);
    expect([...(sheets[0]?.cells.values() ?? [])].map(({ text }) => text).join(' ')).toContain(words);
  });

  test('one that just fits is copied whole', async () => {
    const { sheets } = await build({ rows: 3 });
    expect(sheets[1]?.name).toBe('warga');
    expect(sheets[1]?.cells.get('B4')?.text).toBe('9');
  });
});

test('rows that were set aside are listed below what must be mended, each with its number, its text and why', async () => {
  const setAside = [
    { rowNumber: 1, text: 'Data warga 2026', reason: 'title', message: 'Judul di atas tabel.' },
    { rowNumber: 9, text: 'Jumlah | 16', reason: 'total', message: 'Jumlah dari baris-baris lain.' },
  ] as const;
  const { sheets } = await build({ rows: 3 }, [error(3)], { setAside, conservation: { read: 5, published: 0, refused: 3, setAside: 2 } });
  const texts = [...(sheets[0]?.cells.values() ?? [])].map(({ text }) => text);
  expect(texts.slice(texts.findIndex((text) => text.startsWith('2 baris disisihkan')))).toEqual([
    '2 baris disisihkan karena bukan data; tidak perlu diperbaiki bila memang begitu.',
    'Baris',
    'Isi baris',
    'Mengapa disisihkan',
    ...['1', 'Data warga 2026', 'Judul di atas tabel.'],
    ...['9', 'Jumlah | 16', 'Jumlah dari baris-baris lain.'],
  ]);
});

describe('what to mend', () => {
  test('is counted as the whole column has it, where the report lists only the first', () => {
    const columns = [{ name: 'umur', type: 'integer', errors: 4_000, missing: 0 }] as const;
    const [item] = mendList(reportOf([error(2), error(3)], { truncated: true, columns }));
    expect(item).toMatchObject({ cells: 4_000, more: false });
  });

  test('is said to be more, where a column has several faults and the list is cut', () => {
    const columns = [{ name: 'umur', type: 'integer', errors: 4_000, missing: 0 }] as const;
    const items = mendList(reportOf([error(2), error(3), error(4, 'umur', 'Isi sel ini.')], { truncated: true, columns }));
    expect(items.map(({ cells, more }) => [cells, more])).toEqual([
      [2, true],
      [1, true],
    ]);
  });

  test('begins with what a whole column needs', () => {
    const whole: ReportError = {
      type: 'type-error',
      fieldName: 'nama',
      fieldNumber: 1,
      message: 'Kolom nama: rusak.',
      mend: 'Unduh templat.',
    };
    const items = mendList(reportOf([whole, error(2), error(3)]));
    expect(items.map(({ what }) => what)).toEqual(['Kolom nama: rusak.', 'Kolom umur: "x" bukan angka.']);
  });
});

test('columns that the reader passed over are not in a sheet built again', () => {
  const columns = [1, 2, 3, 4, 5, 6, 7];
  expect(columns.map(inNewSheet({ fileColumns: [2, 5, 6] }))).toEqual([undefined, 1, undefined, undefined, 2, 3, undefined]);
  expect(columns.map(inNewSheet({ fileColumns: [2, 5, 6] }, 1))).toEqual([undefined, 2, undefined, undefined, 3, 4, undefined]);
});
