import { partsOf, zipParts } from '../ingest/workbook/write-workbook.ts';

/** A workbook of tables that are written as CSV, a sheet each: “Lembar 1”, “Lembar 2”, … */
export function workbookOf(tables: readonly string[]): Promise<Buffer> {
  return zipParts(partsOf({ sheets: tables.map(rowsXml) }));
}

function rowsXml(csv: string): string {
  const lines = csv.trim().split('\n');
  return lines.map((line, index) => `<row r="${index + 1}">${line.split(',').map(cellXml).join('')}</row>`).join('');
}

function cellXml(text: string): string {
  return /^[0-9]+$/.test(text) ? `<c><v>${text}</v></c>` : `<c t="inlineStr"><is><t>${text}</t></is></c>`;
}
