import { csvCell, headerText, inertText } from '../../../functions/standards/inert-text.ts';
import type { Drawn } from './drawn.ts';
import { tableOf } from './picture-table.ts';

/** The CSV of exactly what a picture draws (RFC 4180), with numbers for programs; texts that a spreadsheet would run are made harmless. */
export function pictureCsv(drawn: Drawn): string {
  const { head, rows } = tableOf(drawn, true);
  const lines = [head.map((title) => csvCell(headerText(title))), ...rows.map((row) => row.map(({ raw }) => csvCell(inertText(raw))))];
  return lines.map((cells) => `${cells.join(',')}\r\n`).join('');
}
