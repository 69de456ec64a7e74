import { limits } from '../../limits.ts';
import type { SkippedRow } from '../../model/normal-form.ts';
import { foldLabel } from '../../standards/labels/field-name.ts';
import type { MergedRange } from '../workbook/workbook.ts';
import { isAboveTable } from './around-table.ts';
import { hasBracketedNumbers, isColumnNumbers, looksNumbered } from './column-numbers.ts';
import { findLevels } from './header-levels.ts';
import { labelText } from './label-text.ts';
import { filledCells, isBlank, type TableRow } from './table-row.ts';

/** The header of a table, and the rows around it that are no data. */
export type Header<Row extends TableRow = TableRow> = {
  /** The row that names the columns; the lowest where there are several. */
  readonly row: Row;
  /** All rows that name the columns, from above. */
  readonly rows: readonly Row[];
  /** The name of each column: what stands in those rows, joined. */
  readonly labels: readonly string[];
  /** The header, or the row of column numbers right below it: data starts after it. */
  readonly last: Row;
  readonly skipped: readonly SkippedRow[];
  /** Of those skipped, the rows above the header that hold words of their own. */
  readonly titles: readonly Row[];
  readonly matchedLabels: number;
  readonly data: readonly Row[];
};

/**
 * Finds the header in the first rows of a table: the rows that match most of the standard's labels, else the first that are
 * filled like the rows below them. `merged` are the cells that the file itself says are one (workbooks, HTML). Undefined when
 * no row is a header.
 */
export function findHeader<Row extends TableRow>(
  rows: readonly Row[],
  expectedLabels: readonly string[],
  merged: readonly MergedRange[] = [],
): Header<Row> | undefined {
  const candidates = rows.slice(0, limits.maxHeaderSearchRows);
  const typical = typicalFilled(rows);
  const filled = candidates.findIndex((row) => looksLikeHeader(row, typical));
  const shaped = describeHeader(rows, filled, expectedLabels, merged);
  const matches = candidates.map((row) => countMatches(row.cells, expectedLabels));
  const best = Math.max(0, ...matches);
  if (best === 0 || best * 2 < expectedLabels.length) return shaped;
  if (shaped !== undefined && shaped.matchedLabels >= best) return shaped;
  return describeHeader(rows, matches.indexOf(best), expectedLabels, merged);
}

function describeHeader<Row extends TableRow>(
  rows: readonly Row[],
  index: number,
  expectedLabels: readonly string[],
  merged: readonly MergedRange[],
): Header<Row> | undefined {
  if (index < 0) return undefined;
  const levels = findLevels(rows, index, merged);
  const row = rows[levels.bottom];
  if (row === undefined) return undefined;
  const below = rows[levels.bottom + 1];
  const numbered = below !== undefined && isColumnNumbers(below, rows.slice(levels.bottom + 2)) ? below : undefined;
  const above = rows.slice(0, levels.top);
  return {
    row,
    rows: rows.slice(levels.top, levels.bottom + 1),
    labels: levels.labels,
    last: numbered ?? row,
    skipped: [...above.map(skip), ...(numbered === undefined ? [] : [skip(numbered)])],
    titles: above.filter((title) => skip(title).reason === 'title'),
    matchedLabels: countMatches(levels.labels, expectedLabels),
    data: rows.slice(levels.bottom + (numbered === undefined ? 1 : 2)),
  };
}

function skip(row: TableRow): SkippedRow {
  if (isBlank(row)) return { rowNumber: row.rowNumber, reason: 'blank' };
  return { rowNumber: row.rowNumber, reason: looksNumbered(row) ? 'column-numbers' : 'title' };
}

function countMatches(cells: readonly string[], expectedLabels: readonly string[]): number {
  const folded = new Set(cells.map((cell) => foldLabel(labelText(cell))));
  return expectedLabels.filter((label) => folded.has(foldLabel(label))).length;
}

function typicalFilled(rows: readonly TableRow[]): number {
  const counts = rows.map((row) => filledCells(row).length).filter((count) => count > 0);
  return counts.toSorted((one, other) => one - other)[counts.length >> 1] ?? 0;
}

function looksLikeHeader(row: TableRow, typical: number): boolean {
  const filled = filledCells(row);
  if (filled.length === 0 || hasBracketedNumbers(row)) return false;
  if (filled.length < Math.max(Math.min(2, typical), typical / 2)) return false;
  return filled.length >= typical || !isAboveTable(row);
}
