import { limits } from '../../limits.ts';
import type { FindingLog } from '../table/finding-log.ts';
import * as words from './words.ts';

type ShortRow = {
  readonly line: number;
  readonly cells: number;
  /** Data rows written before it. */
  readonly rowsBefore: number;
  /** Only its first cell is filled and its line is complete: it may be a footer in free words. */
  readonly mayBeNote: boolean;
};

/**
 * Rows with too few cells. Those that may be notes are, when no data row follows; any other lacks cells. When every row of the
 * table lacks the same ones it is said once, with the count.
 */
export function createShortRows(width: number, log: FindingLog, skipNote: (line: number) => void) {
  const lacking: ShortRow[] = [];
  let lackingCount = 0;
  let alike = true;
  let waiting: ShortRow[] = [];

  function lack(row: ShortRow): void {
    if (lacking.length < limits.maxReportedErrors) lacking.push(row);
    lackingCount++;
    alike &&= row.cells === lacking[0]?.cells;
  }

  return {
    add(row: ShortRow): void {
      const interrupted = !row.mayBeNote || waiting.at(-1)?.rowsBefore !== row.rowsBefore;
      if (interrupted || waiting.length >= limits.maxFooterRows) {
        waiting.forEach(lack);
        waiting = [];
      }
      if (row.mayBeNote) waiting.push(row);
      else lack(row);
    },
    /** After the last record; `rows` is how many were written. */
    finish(rows: number): void {
      for (const row of waiting) {
        if (rows > 0 && row.rowsBefore === rows) skipNote(row.line);
        else lack(row);
      }
      const [first] = lacking;
      if (first !== undefined && rows === 0 && alike && lackingCount > 1) {
        log.add(words.missingCellEverywhere(first.line, first.cells, width, lackingCount));
        return;
      }
      for (const row of lacking) log.add(words.missingCell(row.line, row.cells, width));
      log.count('missing-cell', lackingCount - lacking.length);
    },
  };
}
