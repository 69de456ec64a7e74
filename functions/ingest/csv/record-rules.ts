import { limits } from '../../limits.ts';
import { cellSeparator, type Finding, type SkippedRow, type SkipReason } from '../normal-form/form.ts';
import { isNote } from '../table/around-table.ts';
import type { FindingLog } from '../table/finding-log.ts';
import { blankLabel, controlByte, longRecord } from '../table/words.ts';
import { createShortRows } from './short-rows.ts';
import type { TablePlan } from './table-plan.ts';
import { type Fault, leaveOut, type TokeniserEvents } from './tokenise.ts';
import * as words from './words.ts';

/** What becomes of a record that is not plainly regular: blank rows, notes, ragged rows, columns that are left out. */
export type RecordRules = TokeniserEvents & {
  /** To be called once, after the last record, with the number of rows written. */
  readonly finish: (rows: number) => void;
  readonly skipped: () => { readonly listed: readonly SkippedRow[]; readonly count: number };
  readonly warnings: () => readonly Finding[];
};

/** Rules for the data rows of `plan`; what is wrong goes to `log`. */
export function createRecordRules(plan: TablePlan, log: FindingLog): RecordRules {
  const width = plan.headerWidth;
  const leastWidth = plan.kept.lastIndexOf(true) + 1;
  const allKept = plan.kept.every(Boolean);
  const skipped: SkippedRow[] = [];
  let skippedCount = 0;
  const extra = { rows: 0, firstLine: 0 };
  const keepColumns = createColumnFilter(plan, log);
  const skip = (line: number, reason: SkipReason) => {
    if (skipped.length < limits.maxSkippedListed) skipped.push({ rowNumber: line, reason });
    skippedCount++;
  };
  const shortRows = createShortRows(width, log, (line) => skip(line, 'note'));

  return {
    settle({ output, recordLine: line, rows, lineEnded }, from, to, cells) {
      const firstEnd = cellEnd(output, from, to);
      const loneFirst = isBlankSpan(output, firstEnd, to);
      if (loneFirst && isBlankSpan(output, from, firstEnd)) skip(line, 'blank');
      else if (loneFirst && width > 1 && isNote(textOf(output, from, firstEnd))) skip(line, 'note');
      else if (cells < leastWidth) {
        const mayBeNote = loneFirst && lineEnded && hasWords(textOf(output, from, firstEnd));
        shortRows.add({ line, cells, rowsBefore: rows, mayBeNote });
      } else if (cells <= width) return allKept ? to : keepColumns(output, from, to, line);
      else {
        const end = endOfCells(output, from, to, width);
        if (isBlankSpan(output, end, to)) {
          if (extra.rows++ === 0) extra.firstLine = line;
          return allKept ? end : keepColumns(output, from, end, line);
        }
        log.add(words.extraCell(line, cells, width));
      }
      return leaveOut;
    },
    fault: (fault) => log.add(describeFault(fault)),
    finish: shortRows.finish,
    skipped: () => ({ listed: skipped.toSorted((one, other) => one.rowNumber - other.rowNumber), count: skippedCount }),
    warnings: () => (extra.rows === 0 ? [] : [words.emptyExtraCells(extra.firstLine, extra.rows)]),
  };
}

/** Two words side by side: a footer in free words is a sentence; a lone number or word is the rest of a record. */
function hasWords(text: string): boolean {
  const isWord = text.split(/\s+/).map((part) => /\p{Letter}/u.test(part));
  return isWord.some((word, index) => word && isWord[index + 1] === true);
}

/** Takes the columns that the plan leaves out of a record; the first data found in one of them is a finding. */
function createColumnFilter(plan: TablePlan, log: FindingLog) {
  const reported = new Set<number>();
  return (output: Uint8Array, from: number, to: number, line: number): number => {
    let end = from;
    let written = 0;
    let at = from;
    for (let field = 0; at <= to; field++) {
      const next = cellEnd(output, at, to);
      if (plan.kept[field] === true) {
        if (written++ > 0) output[end++] = cellSeparator;
        output.copyWithin(end, at, next);
        end += next - at;
      } else if (!reported.has(field) && !isBlankSpan(output, at, next)) {
        log.add(blankLabel(plan.headerRow, field + 1, line));
        reported.add(field);
      }
      at = next + 1;
    }
    return end;
  };
}

function describeFault({ kind, line, field }: Fault): Finding {
  if (kind === 'bad-quote') return words.badQuote(line, field);
  if (kind === 'control-byte') return controlByte(line, field);
  return longRecord(line, limits.maxRecordBytes);
}

function textOf(output: Uint8Array, from: number, to: number): string {
  return Buffer.from(output.subarray(from, to)).toString();
}

function cellEnd(output: Uint8Array, from: number, to: number): number {
  let end = from;
  while (end < to && output[end] !== cellSeparator) end++;
  return end;
}

/** End of the first `cells` cells. */
function endOfCells(output: Uint8Array, from: number, to: number, cells: number): number {
  let end = from - 1;
  for (let cell = 0; cell < cells; cell++) end = cellEnd(output, end + 1, to);
  return end;
}

/** True when nothing stands there but blanks, newlines and cell borders. */
function isBlankSpan(output: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if ((output[at] ?? 0) > 0x20) return false;
  return true;
}
