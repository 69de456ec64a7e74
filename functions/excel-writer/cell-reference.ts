/** `A`, `Z`, `AA` …: how Excel names a column, from 1. */
export function columnLetters(column: number): string {
  const before = Math.floor((column - 1) / 26);
  const letter = String.fromCharCode(65 + ((column - 1) % 26));
  return before === 0 ? letter : columnLetters(before) + letter;
}

/** `C5`: a cell by its row and column, both from 1. */
export function cellReference(row: number, column: number): string {
  return `${columnLetters(column)}${row}`;
}

/** `'Data 2026'!C5`: where a link inside the workbook leads. */
export function inSheet(sheetName: string, reference: string): string {
  return `'${sheetName.replaceAll("'", "''")}'!${reference}`;
}
