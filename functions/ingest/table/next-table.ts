import { limits } from '../../limits.ts';
import type { MergedRange } from '../workbook/workbook.ts';
import { isName, isNumber } from './cell-kind.ts';
import type { Header } from './header.ts';
import { labelText } from './label-text.ts';
import { filledCells, isBlank, type TableRow } from './table-row.ts';

/** A heading that can only be another table's. */
const tableHeading = /^tabel\b/i;
/** Names of columns, unlike the words for a value that is missing (n/a, tad, nihil), are mostly longer. */
const leastNameCharacters = 4;
const missingWords = /^(nihil|kosong|null|none|belum ada|tidak ada|tidak ada data|no data|#n\/a)$/i;

/**
 * Knows when a row, after a gap, is the header of another table: all its cells are names, and, under a heading, some stand where this table
 * has numbers or no column, or name several columns at once; without a heading, every column of numbers has a name there. `header` is what
 * this table's own says, which may be printed again.
 */
export function createNextTable(kept: readonly boolean[], merged: readonly MergedRange[], header: readonly (readonly string[])[]) {
  const numbers = kept.map(() => 0);
  const texts = kept.map(() => 0);
  const groupRows = new Set(merged.filter((range) => range.lastColumn > range.firstColumn).map(({ firstRow }) => firstRow));
  let learned = 0;
  return {
    learn(cells: readonly string[]): void {
      if (learned++ >= limits.judgedTableRows) return;
      for (const [index, cell] of cells.entries()) {
        if (cell.trim() === '' || index >= kept.length) continue;
        const counts = isNumber(cell) ? numbers : texts;
        counts[index] = (counts[index] ?? 0) + 1;
      }
    },
    /** `heading` is what stands between the gap and the row; '' where nothing does. */
    startsAt({ rowNumber, cells }: TableRow, heading: string): boolean {
      const filled = cells.flatMap((cell, index) => (cell.trim() === '' ? [] : [{ text: cell.trim(), index }]));
      if (filled.length < 2 || !filled.every(({ text }) => isName(text))) return false;
      if (new Set(filled.map(({ text }) => text)).size < filled.length) return false;
      if (header.some((own) => filled.every(({ text, index }) => labelText(own[index] ?? '') === labelText(text)))) return false;
      if (heading === '') return namesNumbers(cells);
      if (tableHeading.test(heading.trim())) return true;
      return groupRows.has(rowNumber) || filled.some(({ text, index }) => kept[index] !== true || (isNumeric(index) && !isNumber(text)));
    },
  };

  function namesNumbers(cells: readonly string[]): boolean {
    const own = [...numbers.keys()].filter(isNumeric).map((index) => (cells[index] ?? '').trim());
    return own.length > 0 && own.every((text) => text.length >= leastNameCharacters && !isNumber(text) && !missingWords.test(text));
  }

  function isNumeric(index: number): boolean {
    return (numbers[index] ?? 0) > 0 && texts[index] === 0;
  }
}

/** What a header says, row by row and together. */
export function headerCellsOf({ labels, rows }: Pick<Header, 'labels' | 'rows'>): readonly (readonly string[])[] {
  return [labels, ...rows.map(({ cells }) => cells)];
}

/** The rows under a header that come before the header of another table; `numbered` where a blank row may be known by its missing number alone. */
export function rowsOfFirstTable<Row extends TableRow>(
  header: Header<Row>,
  merged: readonly MergedRange[],
  numbered: boolean,
): readonly Row[] {
  const { labels, data } = header;
  const next = createNextTable(
    labels.map((label) => label !== ''),
    merged,
    headerCellsOf(header),
  );
  let gap = false;
  let heading = '';
  const end = data.findIndex((row, index) => {
    gap ||= isBlank(row) || (numbered && row.rowNumber > (data[index - 1]?.rowNumber ?? row.rowNumber) + 1);
    if (isBlank(row)) return false;
    if (filledCells(row).length === 1) {
      heading = filledCells(row)[0] ?? '';
      return false;
    }
    if (gap && next.startsAt(row, heading)) return true;
    gap = false;
    heading = '';
    next.learn(row.cells);
    return false;
  });
  return end < 0 ? data : data.slice(0, end);
}
