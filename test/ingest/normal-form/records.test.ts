import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assertAllRowsKept } from '../../../functions/ingest/accounting/conservation.ts';
import { type FileRow, readRecords } from '../../../functions/ingest/normal-form/read-records.ts';
import { withoutRows } from '../../../functions/ingest/normal-form/without-rows.ts';
import { limits } from '../../../functions/limits.ts';
import type { NormalForm } from '../../../functions/model/normal-form.ts';

let path: string;
let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'records-'));
  path = join(directory, 'normal-form');
});
afterAll(() => rm(directory, { recursive: true }));

test('a record ends at LF alone, whatever other line ends stand in its cells', async () => {
  const cell = 'a\u2028b\u2029c\u0085d\fe';
  await writeFile(path, `2\x1f${cell}\x1fx\x1dy\x1cz\n3\x1f\x1e1.5\x1f\n`);
  expect(await all(path)).toEqual([
    { rowNumber: 2, cells: [cell, 'x\ny\rz'] },
    { rowNumber: 3, cells: ['1.5', ''] },
  ]);
});

test.each([
  ['the first', [0]],
  ['the last', [19]],
  ['both ends', [0, 19]],
  ['neighbours', [4, 5, 6, 7]],
  ['every second', [1, 3, 5, 7, 9, 11, 13, 15, 17, 19]],
])('%s of the records cut out leave all others, also where they lie in two blocks', async (_, cut) => {
  const records = Array.from({ length: 20 }, (__, index) => `${index + 2}\x1f${'é'.repeat(limits.normalFormBlockBytes / 7)}\n`);
  await writeFile(path, records.join(''));
  const startOf = (index: number) => Buffer.byteLength(records.slice(0, index).join(''));
  const spans = cut.map((index) => ({ rowNumber: index + 2, from: startOf(index), to: startOf(index + 1), cells: ['é'] }));
  const form = await withoutRows(path, formOf(records), spans, 'total');
  const kept = records.filter((__, index) => !cut.includes(index)).join('');
  expect((await readFile(path, 'utf8')) === kept).toBe(true);
  expect(form.bytes).toBe(Buffer.byteLength(kept));
  expect(form.rows).toBe(20 - cut.length);
  expect(form.rowNumberSum).toBe(BigInt((await all(path)).reduce((sum, { rowNumber }) => sum + rowNumber, 0)));
  expect(form.dialect.skipped).toEqual([
    { rowNumber: 1, reason: 'title' },
    ...spans.map(({ rowNumber }) => ({ rowNumber, reason: 'total' })),
  ]);
  expect(form.dialect.skippedRows).toBe(1 + cut.length);
  assertAllRowsKept(form);
  expect(form.accounting.setAside.listed.map(({ rowNumber, text }) => [rowNumber, text])).toEqual(cut.map((index) => [index + 2, 'é']));
});

async function all(file: string): Promise<FileRow[]> {
  const rows: FileRow[] = [];
  for await (const row of readRecords(file)) rows.push(row);
  return rows;
}

function formOf(records: readonly string[]): NormalForm {
  return {
    labels: ['a'],
    fileColumns: [1],
    headerRow: 1,
    rows: records.length,
    rowNumberSum: BigInt(records.reduce((sum, _, index) => sum + index + 2, 0)),
    accounting: { read: records.length, refused: 0, setAside: { listed: [], count: 0 } },
    columnsWithNewline: [],
    typedColumns: [],
    bytes: Buffer.byteLength(records.join('')),
    dialect: {
      container: 'csv',
      header: true,
      headerRows: [1],
      skipped: [{ rowNumber: 1, reason: 'title' }],
      skippedRows: 1,
      droppedFields: [],
    },
  };
}
