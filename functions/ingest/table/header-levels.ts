import { limits } from '../../limits.ts';
import { foldLabel } from '../../standards/labels/field-name.ts';
import type { MergedRange } from '../workbook/workbook.ts';
import { isAboveTable } from './around-table.ts';
import { isMissing, isName, isNumber, year } from './cell-kind.ts';
import { joinLabels, unnamedLevel } from './join-labels.ts';
import { labelText } from './label-text.ts';
import { filledCells, isBlank, type TableRow } from './table-row.ts';

/** The rows of a header, as indexes, and the names that they give the columns. */
export type Levels = { readonly top: number; readonly bottom: number; readonly labels: readonly string[] };

/** Units that stand alone in a row under the names. */
const unit = /^(\(.+\)|jiwa|orang|km2|km²|m2|m²|ha|hektar|ton|kg|kwintal|unit|buah|%|persen|rp|rupiah|juta|ribu|miliar|milyar)\.?$/i;

/**
 * Widens the header found at `index` to all rows that name the columns: those joined to it by merged cells, and without them,
 * rows that give a name to a column that has none or shares one, rows of units, and a second language.
 */
export function findLevels(rows: readonly TableRow[], index: number, merged: readonly MergedRange[]): Levels {
  let top = index;
  let bottom = index;
  const labels = () => joinLabels(rows.slice(top, bottom + 1), merged);
  while (bottom - top < limits.maxHeaderLevels && goesOnBelow(rows, top, bottom, labels(), merged)) bottom++;
  while (bottom - top < limits.maxHeaderLevels && startsAbove(rows, top, bottom, labels(), merged)) top--;
  return { top, bottom, labels: labels() };
}

function goesOnBelow(
  rows: readonly TableRow[],
  top: number,
  bottom: number,
  labels: readonly string[],
  merged: readonly MergedRange[],
): boolean {
  const next = rows[bottom + 1];
  const data = rows.slice(bottom + 2).filter((row) => !isBlank(row));
  if (next === undefined || isBlank(next) || data.length === 0) return false;
  if (reachesDown(rows[top], rows[bottom], next, merged)) return true;
  const own = next.cells.map(labelText);
  const filled = own.flatMap((text, index) => (text === '' ? [] : [index]));
  if (namesGroups(rows[bottom], filled, labels, data, merged)) return true;
  if (!filled.every((index) => isName(own[index] ?? ''))) return false;
  const wanting = wantingColumns(labels);
  // A row of a workbook ends with its last filled cell: further columns have no name, either.
  if (filled.some((index) => wanting.has(index) || index >= labels.length)) return differsFromData(own, filled, underWords(data));
  if (isUnits(own, filled, labels) || isSecondLanguage(own, filled, labels, data)) return true;
  return repeatsNames(rows.slice(top, bottom + 1), own, filled, underWords(data));
}

/** Rows from the first that holds a number: what stands above may be more of the header. */
function underWords(rows: readonly TableRow[]): readonly TableRow[] {
  const first = rows.slice(0, limits.maxHeaderLevels).findIndex(({ cells }) => cells.some(isNumber));
  return first < 0 ? rows : rows.slice(first);
}

/** The row fills the columns of merged names, each of them, and none beside, where the rows below have theirs: so it names them, by numbers, too. */
function namesGroups(
  row: TableRow | undefined,
  filled: readonly number[],
  labels: readonly string[],
  data: readonly TableRow[],
  merged: readonly MergedRange[],
): boolean {
  const groups = merged.filter(({ firstRow, firstColumn, lastColumn }) => firstRow === row?.rowNumber && lastColumn > firstColumn);
  // Before they are written out: a file may merge all columns of a row a hundred thousand times.
  if (groups.reduce((sum, { firstColumn, lastColumn }) => sum + lastColumn - firstColumn + 1, 0) !== filled.length) return false;
  const grouped = groups.flatMap(({ firstColumn, lastColumn }) =>
    Array.from({ length: lastColumn - firstColumn + 1 }, (_, index) => firstColumn - 1 + index),
  );
  const beside = labels.flatMap((label, index) => (label !== '' && !grouped.includes(index) ? [index] : []));
  if (!filled.every((index) => grouped.includes(index))) return false;
  return (
    beside.length > 0 &&
    data.slice(0, limits.judgedHeaderRows).some((one) => beside.some((index) => (one.cells[index] ?? '').trim() !== ''))
  );
}

/** Some names of the rows above once more, and words where the rows below have numbers. */
function repeatsNames(above: readonly TableRow[], own: readonly string[], filled: readonly number[], data: readonly TableRow[]): boolean {
  const again = (index: number) => above.some(({ cells }) => foldLabel(labelText(cells[index] ?? '')) === foldLabel(own[index] ?? ''));
  const others = filled.filter((index) => !again(index));
  const judged = data.slice(0, limits.judgedHeaderRows);
  return (
    others.length > 0 && others.length < filled.length && others.some((index) => isNumeric(judged, index) && !isNumber(own[index] ?? ''))
  );
}

function startsAbove(
  rows: readonly TableRow[],
  top: number,
  bottom: number,
  labels: readonly string[],
  merged: readonly MergedRange[],
): boolean {
  const above = rows[top - 1];
  const first = rows[top];
  if (above === undefined || first === undefined || isBlank(above)) return false;
  if (reachesDown(above, above, first, merged)) return true;
  const own = filledCells(above)
    .map(labelText)
    .filter((text) => !unnamedLevel.test(text));
  if (own.length < 2 || isAboveTable(above) || !own.every(isName)) return false;
  const joined = joinLabels(rows.slice(top - 1, bottom + 1), merged);
  const wanting = wantingColumns(labels);
  return labels.some((label, index) => wanting.has(index) && joined[index] !== label) || hasGroups(above, merged);
}

/** A merged cell that starts in the rows from `from` to `to` and reaches the row `next`. */
function reachesDown(from: TableRow | undefined, to: TableRow | undefined, next: TableRow, merged: readonly MergedRange[]): boolean {
  if (from === undefined || to === undefined) return false;
  return merged.some(
    ({ firstRow, lastRow }) =>
      firstRow >= from.rowNumber && firstRow <= to.rowNumber && lastRow > to.rowNumber && lastRow >= next.rowNumber,
  );
}

function hasGroups(row: TableRow, merged: readonly MergedRange[]): boolean {
  return merged.some(({ firstRow, firstColumn, lastColumn }) => firstRow === row.rowNumber && lastColumn > firstColumn);
}

/** Columns without a name, or with the name of another. */
function wantingColumns(labels: readonly string[]): ReadonlySet<number> {
  const byName = Map.groupBy(labels.keys(), (index) => foldLabel(labels[index] ?? ''));
  return new Set([...byName].flatMap(([name, indexes]) => (name === '' || indexes.length > 1 ? indexes : [])));
}

/** Where this row has words or years, the rows below have numbers; or it leaves the column of their names empty. */
function differsFromData(own: readonly string[], filled: readonly number[], data: readonly TableRow[]): boolean {
  const judged = data.slice(0, limits.judgedHeaderRows);
  const emptyName = own[0] === '' && judged.filter((row) => (row.cells[0] ?? '').trim() !== '').length * 2 >= judged.length;
  return emptyName || filled.some((index) => !isNumber(own[index] ?? '') && isNumeric(judged, index));
}

function isUnits(own: readonly string[], filled: readonly number[], labels: readonly string[]): boolean {
  return filled.every((index) => unit.test(own[index] ?? '')) && labels.some((label, index) => label !== '' && (own[index] ?? '') === '');
}

/** Other words in every named column, also where the rows below have numbers. */
function isSecondLanguage(
  own: readonly string[],
  filled: readonly number[],
  labels: readonly string[],
  data: readonly TableRow[],
): boolean {
  const named = labels.flatMap((label, index) => (label === '' ? [] : [index]));
  if (!named.every((index) => filled.includes(index)) || new Set(own).size < own.length) return false;
  const judged = data.slice(0, limits.judgedHeaderRows);
  const numeric = named.filter((index) => isNumeric(judged, index));
  return judged.length > 1 && numeric.length > 1 && numeric.every((index) => /\p{Letter}/u.test(own[index] ?? ''));
}

function isNumeric(rows: readonly TableRow[], index: number): boolean {
  const cells = rows.map((row) => (row.cells[index] ?? '').trim()).filter((cell) => !isMissing(cell));
  return cells.length > 0 && cells.every(isNumber) && !cells.every((cell) => year.test(cell));
}
