import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readWorkbook, type WorkbookOptions } from '../../../functions/ingest/read-workbook.ts';
import type { Workbook } from '../../../functions/ingest/workbook/workbook.ts';
import { type FakeSheet, fakeWorkbook } from '../../fakes/fake-workbook.ts';
import { parseNormalForm, type ReadBack } from '../csv/read-bytes.ts';

/** Reads a workbook and takes the normal form apart again. */
export async function readBackWorkbook(workbook: Workbook, options: Partial<WorkbookOptions> = {}): Promise<ReadBack> {
  const directory = await mkdtemp(join(tmpdir(), 'sheets-'));
  try {
    const sink = join(directory, 'normal-form.txt');
    const outcome = await readWorkbook(workbook, sink, { container: 'workbook', expectedLabels: [], fileBytes: 0, ...options });
    return { outcome, records: outcome.form === undefined ? [] : parseNormalForm(await readFile(sink, 'utf8')) };
  } finally {
    await rm(directory, { recursive: true });
  }
}

export function readSheets(sheets: readonly FakeSheet[], options: Partial<WorkbookOptions> = {}): Promise<ReadBack> {
  return readBackWorkbook(fakeWorkbook(sheets), options);
}

/** A sheet of rows written as text: `a|b`. */
export function readSheet(rows: readonly string[], merged: readonly string[] = []): Promise<ReadBack> {
  return readSheets([{ rows: rows.map((row) => (row === '' ? [] : row.split('|'))), merged }]);
}
