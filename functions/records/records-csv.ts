import type { KeptRecord } from '../model/kept-record.ts';
import { csvCell, inertText } from '../standards/inert-text.ts';

const columns = [
  'at',
  'principalId',
  'name',
  'institutions',
  'operation',
  'versionNumber',
  'uploadId',
  'purpose',
  'grantRequestId',
  'rule',
] as const satisfies readonly (keyof KeptRecord)[];

/** Records as CSV (RFC 4180) for a spreadsheet: institutions are divided by blanks, and a text that would run as a formula has an apostrophe in front. */
export function recordsCsv(records: readonly KeptRecord[]): string {
  const lines = records.map((record) => columns.map((column) => cell(record[column])).join(','));
  return [columns.join(','), ...lines, ''].join('\n');
}

function cell(value: string | number | readonly string[] | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const text = inertText(typeof value === 'string' ? value : value.join(' '));
  return csvCell(text);
}
