import { csvCell, inertText } from '../../functions/standards/inert-text.ts';

/** Records as CSV (RFC 4180) for a spreadsheet: no text runs as a formula. */
export function csvText(records: readonly (readonly string[])[]): string {
  return records.map((cells) => `${cells.map(cell).join(',')}\n`).join('');
}

function cell(text: string): string {
  return csvCell(inertText(text));
}
