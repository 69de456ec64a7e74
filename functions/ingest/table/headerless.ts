import { isMissing } from './cell-kind.ts';
import { sayTheSame } from './label-text.ts';
import type { TableRow } from './table-row.ts';

const enough = 2;
/** A table this narrow can't gather more than one sign. */
const narrow = 3;

/**
 * True when the row taken for the header is a record like those below it: it holds bare dashes, long or decimal numbers as its
 * column does, an address of mail or of the web, telephone numbers or dates as its column does, a number where the rows' names stand, or texts that come again as values of the same column. Years and small
 * numbers are labels.
 */
export function isHeaderless(header: TableRow, data: readonly TableRow[]): boolean {
  // A header that is printed again lower down is no sign.
  const others = data.filter((row) => !sayTheSame(row.cells, header.cells));
  const signs = header.cells.map((cell, index) =>
    countSigns(
      cell.trim(),
      others.map((row) => row.cells[index]?.trim() ?? ''),
      index === 0,
    ),
  );
  const total = signs.reduce((sum, count) => sum + count, 0);
  return total >= (header.cells.length <= narrow ? 1 : enough);
}

function countSigns(label: string, values: readonly string[], first: boolean): number {
  if (label === '') return 0;
  const again = values.includes(label) && !smallNumber.test(label) ? 1 : 0;
  if (isMissing(label)) return again + 1;
  if (address.test(label)) return again + enough;
  const kind = valueKinds.find((one) => one.test(label));
  if (kind !== undefined && values.filter((value) => kind.test(value)).length * 2 >= values.length) return again + enough;
  return first && /^\d+$/.test(label) ? again + 1 : again;
}

/** A month or an age comes again among counts by chance (numbers-as-names.ts). */
const smallNumber = /^\d{1,4}$/;

/** Of mail or of the web: never the name of a column. */
const address = /^([^\s@]+@[^\s@]+\.[a-z]{2,}|(https?:\/\/|www\.)\S+)$/i;

/** What names a column only where its values are something else: a NIK, a code, an amount, a decimal; a telephone number; a date. */
const valueKinds: readonly RegExp[] = [
  /^[-+]?(\d{5,}|\d*[.,]\d+|\d+([.,]\d+)+)$/,
  /^(\+62|62|0|\(0)[\d\s().-]{6,}$/,
  /^(\d{4}[-/]\d{1,2}[-/]\d{1,2}|\d{1,2}[-/]\d{1,2}[-/]\d{2,4})([T ]\d.*)?$/,
];
