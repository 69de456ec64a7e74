import { type FileRow, fileRow } from './plan-rows.ts';

const delimiters = [';', ',', '\t'] as const;

/**
 * The rows of a short CSV (RFC 4180): UTF-8, else Windows-1252, as an Indonesian Excel saves it; the delimiter is the one that its first lines have most of, outside quotes.
 * Row numbers are those of a spreadsheet: a cell with line breaks is one row. Lists of some hundred rows are read whole; deliveries have a reader of their own (ingest/csv).
 */
export function csvRows(bytes: Uint8Array): FileRow[] {
  const text = decoded(bytes);
  return split(text, delimiterOf(text)).map((cells, place) => fileRow(place + 1, cells));
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function delimiterOf(text: string): string {
  const bare = text.slice(0, 4_000).replace(/"[^"]*"/g, '');
  const counts = delimiters.map((delimiter) => bare.split(delimiter).length);
  return delimiters[counts.indexOf(Math.max(...counts))] ?? ',';
}

function split(text: string, delimiter: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let isQuoted = false;
  const endCell = () => {
    row.push(cell);
    cell = '';
  };
  const endRow = () => {
    endCell();
    rows.push(row);
    row = [];
  };
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if (isQuoted && sign === '"' && text[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (sign === '"' && (isQuoted || cell === '')) isQuoted = !isQuoted;
    else if (isQuoted) cell += sign;
    else if (sign === delimiter) endCell();
    else if (sign === '\n') endRow();
    else if (sign !== '\r') cell += sign;
  }
  if (cell !== '' || row.length > 0) endRow();
  return rows;
}
