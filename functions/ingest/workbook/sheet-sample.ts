import { limits } from '../../limits.ts';
import { isBlank } from '../table/table-row.ts';
import type { Sheet, SheetRow } from './workbook.ts';

/** Rows are judged over and over; a long text is judged by its start. */
function cutCells(row: SheetRow): SheetRow {
  return { ...row, cells: row.cells.map((cell) => cell.slice(0, limits.maxSampledCellCharacters)) };
}

/** What a sheet can say of itself that is only ever read from its top. */
export function seenFromTop({ rows, mergedRanges }: Pick<Sheet, 'rows' | 'mergedRanges'>): Pick<Sheet, 'sample' | 'sizeBelow'> {
  return {
    async sample() {
      const first: SheetRow[] = [];
      for await (const batch of rows()) {
        first.push(...batch.slice(0, limits.sampleRecords - first.length).map(cutCells));
        if (first.length >= limits.sampleRecords) return { rows: first, complete: false, merged: undefined };
      }
      return { rows: first, complete: true, merged: first.length === 0 ? [] : await mergedRanges() };
    },
    async sizeBelow(row) {
      let below = 0;
      let columns = 0;
      for await (const batch of rows()) {
        for (const one of batch) {
          if (isBlank(one)) continue;
          columns = Math.max(columns, one.cells.length);
          if (one.rowNumber > row) below++;
        }
      }
      return { rows: below, columns };
    },
  };
}
