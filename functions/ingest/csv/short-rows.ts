import { limits } from '../../limits.ts';
import type { FindingLog } from '../table/finding-log.ts';
import * as messages from './messages.ts';

type ShortRow = { readonly line: number; readonly cells: number };

/** Rows with too few cells. When every row of the table lacks the same ones it is said once, with the count. */
export function createShortRows(width: number, log: FindingLog) {
  const lacking: ShortRow[] = [];
  let lackingCount = 0;
  let alike = true;

  return {
    add(row: ShortRow): void {
      if (lacking.length < limits.maxReportedErrors) lacking.push(row);
      lackingCount++;
      alike &&= row.cells === lacking[0]?.cells;
    },
    count: () => lackingCount,
    /** After the last record; `rows` is how many were written. */
    finish(rows: number): void {
      const [first] = lacking;
      if (first !== undefined && rows === 0 && alike && lackingCount > 1) {
        log.add(messages.missingCellEverywhere(first.line, first.cells, width, lackingCount));
        return;
      }
      for (const row of lacking) log.add(messages.missingCell(row.line, row.cells, width));
      log.count('missing-cell', lackingCount - lacking.length);
    },
  };
}
