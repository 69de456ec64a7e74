type Cell = string | number;

/** Rows as CSV (RFC 4180), LF line ends; a cell is quoted where it must be. */
export function writeCsv(header: readonly string[], rows: readonly (readonly Cell[])[], delimiter = ','): string {
  return [header, ...rows].map((row) => `${row.map((cell) => quote(String(cell), delimiter)).join(delimiter)}\n`).join('');
}

function quote(text: string, delimiter: string): string {
  return text.includes(delimiter) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
