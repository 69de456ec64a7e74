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

/** The column (from 1) of a reference such as `C5`; undefined where it is none. */
export function columnOf(reference: string): number | undefined {
  const letters = /^([A-Z]{1,3})[0-9]*$/.exec(reference)?.[1];
  if (letters === undefined) return undefined;
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0);
}

/** `'Data 2026'!C5`: where a link inside the workbook leads. */
export function inSheet(sheetName: string, reference: string): string {
  return `'${sheetName.replaceAll("'", "''")}'!${reference}`;
}
