import { limits } from '../limits.ts';
import { nikNumberMessage, patternMessage, periodsMessage, roundedMessage } from '../standards/rules/cell-messages.ts';
import { periodText } from '../standards/rules/compile.ts';
import { isOfNiks } from '../standards/rules/personal.ts';
import { literal } from '../standards/sql-text.ts';
import { type FileField, type FileStandard, readingsSql } from './columns.ts';
import type { CellTotals } from './count-cells.ts';
import { errorOf, type Found, foundWhole, nothingFound } from './found.ts';
import type { Database } from './instance.ts';
import { isRounded } from './stored-columns.ts';

/** A pattern that RE2 refuses would fail the whole check; it is said instead, once for its column, and left out of what is asked. */
export async function checkPatterns(
  database: Database,
  compiled: FileStandard,
): Promise<{ readonly found: Found; readonly askable: FileStandard }> {
  const refused: FileField[] = [];
  for (const column of compiled.fields) {
    const pattern = column.field.constraints?.pattern;
    if (pattern !== undefined && !(await isReadable(database, pattern))) refused.push(column);
  }
  const found = foundWhole(refused.map((column) => errorOf(column, 'constraint-error', patternMessage(column.field))));
  if (refused.length === 0) return { found, askable: compiled };
  const fields = compiled.fields.map((column) => (refused.includes(column) ? withoutPattern(column) : column));
  return { found, askable: { ...compiled, fields } };
}

function withoutPattern(column: FileField): FileField {
  return { ...column, checks: column.checks.filter(({ rule }) => rule !== 'pattern') };
}

async function isReadable(database: Database, pattern: string): Promise<boolean> {
  try {
    await database.rows(`SELECT regexp_full_match('', ${literal(pattern)})`);
    return true;
  } catch {
    return false;
  }
}

/** Columns of numbers that would lose digits in silence. */
export function checkRounding({ columns }: CellTotals): Found {
  const rounded = columns.filter(({ compiled, extent }) => isRounded(compiled.field, extent));
  return foundWhole(rounded.map(({ compiled }) => errorOf(compiled, 'type-error', roundedMessage(compiled.field))));
}

/** Columns that the standard calls numbers, and whose cells are NIKs: stored as numbers they would reach readers whose numbers keep fewer digits. */
export function checkNikNumbers({ columns }: CellTotals, shares: readonly number[]): Found {
  const numbers = columns.filter(({ compiled: { field } }, index) => {
    const isNumber = field.type === 'integer' || field.type === 'number';
    return isNumber && isOfNiks(shares[index] ?? 0);
  });
  return foundWhole(numbers.map(({ compiled }) => errorOf(compiled, 'type-error', nikNumberMessage(compiled.field))));
}

/** Each period becomes a part: a file that holds too many is refused before any is written. */
export async function checkPeriodCount(database: Database, period: FileField | undefined): Promise<Found> {
  if (period === undefined) return nothingFound;
  const { field, names } = period;
  const [row] = await database.rows(`SELECT count(DISTINCT ${periodText(field, names.value)}) FROM ${readingsSql([period])}`);
  const periods = Number(row?.[0]);
  if (periods <= limits.maxPartsPerVersion) return nothingFound;
  return foundWhole([errorOf(period, 'constraint-error', periodsMessage(field, periods, limits.maxPartsPerVersion))]);
}
