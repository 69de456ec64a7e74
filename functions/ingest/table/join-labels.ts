import { foldLabel } from '../../standards/labels/field-name.ts';
import type { MergedRange } from '../workbook/workbook.ts';
import { labelText } from './label-text.ts';
import type { TableRow } from './table-row.ts';

/** What pandas writes where a level has no name. */
export const unnamedLevel = /^Unnamed: \d+_level_\d+$/;

/**
 * The name of each column under header rows of several levels: what stands above it from top to bottom, joined by a space. A
 * merged cell names all its columns; without any, a group's name holds for the empty cells to its right that have a name below.
 */
export function joinLabels(rows: readonly TableRow[], merged: readonly MergedRange[]): string[] {
  const [only] = rows;
  const width = Math.max(0, ...rows.map((row) => row.cells.length));
  const levels = rows.map((row) => Array.from({ length: width }, (_, index) => levelText(row.cells[index] ?? '', rows.length)));
  if (only === undefined || rows.length === 1) return levels[0] ?? [];
  const own = merged.filter(({ firstRow }) => rows.some(({ rowNumber }) => rowNumber === firstRow));
  if (own.length > 0) spreadMerged(levels, rows, own);
  else spreadGroups(levels);
  return Array.from({ length: width }, (_, index) => joinParts(levels.map((level) => level[index] ?? '')));
}

function levelText(cell: string, levels: number): string {
  const text = labelText(cell);
  return levels > 1 && unnamedLevel.test(text) ? '' : text;
}

function spreadMerged(levels: string[][], rows: readonly TableRow[], merged: readonly MergedRange[]): void {
  const indexes = new Map(rows.map(({ rowNumber }, index) => [rowNumber, index]));
  for (const { firstRow, lastRow, firstColumn, lastColumn } of onePerCell(merged)) {
    const text = levels[indexes.get(firstRow) ?? -1]?.[firstColumn - 1];
    if (text === undefined) continue;
    for (const [rowNumber, index] of indexes) {
      if (rowNumber >= firstRow && rowNumber <= lastRow) levels[index]?.fill(text, firstColumn - 1, lastColumn);
    }
  }
}

/** Ranges that begin in the same cell, which no spreadsheet program writes, as one that spans them: each cell then names others once. */
function onePerCell(merged: readonly MergedRange[]): Iterable<MergedRange> {
  const ranges = new Map<string, MergedRange>();
  for (const range of merged) {
    const cell = `${range.firstRow} ${range.firstColumn}`;
    const { lastRow = 0, lastColumn = 0 } = ranges.get(cell) ?? {};
    ranges.set(cell, { ...range, lastRow: Math.max(lastRow, range.lastRow), lastColumn: Math.max(lastColumn, range.lastColumn) });
  }
  return ranges.values();
}

function spreadGroups(levels: string[][]): void {
  for (const [index, level] of levels.slice(0, -1).entries()) {
    const named = (column: number) => levels.slice(index + 1).some((below) => (below[column] ?? '') !== '');
    let group = '';
    for (const [column, text] of level.entries()) {
      if (text !== '') group = named(column) ? text : '';
      else if (named(column)) level[column] = group;
    }
  }
}

/** Levels that say the same are said once. */
function joinParts(parts: readonly string[]): string {
  const said = parts.filter((part) => part !== '');
  return said.filter((part, index) => index === 0 || foldLabel(part) !== foldLabel(said[index - 1] ?? '')).join(' ');
}
