import type { Finding } from '../../model/normal-form.ts';
import type { MergedRange } from '../workbook/workbook.ts';
import { isNumber } from './cell-kind.ts';
import * as messages from './messages.ts';
import type { TableRow } from './table-row.ts';

/** Counts the numbers that one cell holds for several columns of a row: the first column gets them, the others stay empty. */
export function createMergedAcross(merged: readonly MergedRange[], lastHeaderRow: number) {
  const wide = merged.filter(({ firstRow, firstColumn, lastColumn }) => firstRow > lastHeaderRow && lastColumn > firstColumn);
  const byRow = Map.groupBy(wide, ({ firstRow }) => firstRow);
  let numbers = 0;
  let first: number | undefined;
  return {
    learn({ rowNumber, cells }: TableRow): void {
      const found = (byRow.get(rowNumber) ?? []).filter(({ firstColumn }) => isNumber((cells[firstColumn - 1] ?? '').trim()));
      if (found.length === 0) return;
      numbers += found.length;
      first ??= rowNumber;
    },
    warnings: (): readonly Finding[] => (first === undefined ? [] : [messages.mergedAcross(numbers, first)]),
  };
}
