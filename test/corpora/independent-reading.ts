import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { member, textMember } from '../../demo/client.ts';
import type { Sent } from './send-file.ts';

/** Columns that the ingest adds to a table: which sheet, which group of rows. */
const addedColumns = ['lembar', 'kelompok'];

/** What an independent reading of a file says of what was published of it. */
export type Comparison = {
  readonly file: string;
  readonly rows: number;
  readonly cells: number;
  /** Rows that are neither published nor told, and what could not be compared. */
  readonly problems: readonly { readonly kind: string }[];
  /** Cells whose value is another one than docs/normalisations.md allows. */
  readonly changed: readonly unknown[];
};

/** True where Python and openpyxl are. */
export function canCompare(): boolean {
  return spawnSync('python3', ['-c', 'import openpyxl']).status === 0;
}

/** Compares published files with what Python's csv and openpyxl read (compare.py); `folder` is where the originals lie. */
export function compareIndependently(folder: string, published: readonly Sent[]): Comparison[] {
  if (published.length === 0) return [];
  const scratch = mkdtempSync(join(tmpdir(), 'satudata-compare-'));
  try {
    for (const [place, sent] of published.entries()) writeCase(scratch, folder, place, sent);
    const output = execFileSync('python3', [resolve(import.meta.dirname, 'compare.py'), scratch], { maxBuffer: 2 ** 28 });
    return output
      .toString()
      .trim()
      .split('\n')
      .map((line): Comparison => JSON.parse(line));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function writeCase(scratch: string, folder: string, place: number, { file, asked, csv = '', report, standard }: Sent): void {
  const name = String(place).padStart(4, '0');
  const csvPath = join(scratch, `${name}.csv`);
  writeFileSync(csvPath, csv);
  const periodField = textMember(standard, 'periodField') || undefined;
  const missing = member(standard, 'missingValues');
  const fields = listOf(member(standard, 'fields')).map((field) => ({
    ...(missing === undefined ? {} : { missingValues: missing }),
    ...Object(field),
    ...(textMember(field, 'name') === periodField ? { period: true } : {}),
  }));
  const added = addedColumns.filter((column) => fields.some((field) => textMember(field, 'name') === column));
  const content = { file, asked, path: join(folder, file), report, fields, csv: csvPath, periodField, added };
  writeFileSync(join(scratch, `${name}.json`), JSON.stringify(content));
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
