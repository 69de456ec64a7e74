import { limits } from '../../limits.ts';
import { type Accounting, cellSeparator, type Finding, type SkippedRow, type SkipReason, separator } from '../../model/normal-form.ts';
import { createSetAside, textOfRow } from '../accounting/set-aside.ts';
import type { FindingLog } from '../table/finding-log.ts';
import { blankLabel, controlByte, longRecord, severalTables } from '../table/messages.ts';
import { createGroupLines, type HeldRecord } from './group-lines.ts';
import { createLoneRows, type FooterCut } from './lone-rows.ts';
import * as messages from './messages.ts';
import { createPlace } from './record-place.ts';
import { createShortRows } from './short-rows.ts';
import { cellEnd, columnOf, endOfCells, firstFilled, isBlankSpan, textOf } from './spans.ts';
import { createSwallowedLines } from './swallowed-lines.ts';
import type { TablePlan } from './table-plan.ts';
import { closeWritten, type Fault, leaveOut, type Tokeniser, type TokeniserEvents } from './tokenise.ts';

/** What becomes of a record that is not plainly regular: blank rows, notes, ragged rows, columns that are left out, another table. */
export type RecordRules = TokeniserEvents & {
  /** To be called behind the last record: writes those that waited to be more than data. */
  readonly last: (tokeniser: Tokeniser) => void;
  /** To be called once, after the last record, with the number of rows written; gives what is to be cut off again. */
  readonly finish: (rows: number) => FooterCut;
  readonly skipped: () => { readonly listed: readonly SkippedRow[]; readonly count: number };
  /** `records` is how many the tokeniser closed, blank ones among them. */
  readonly accounting: (records: number) => Accounting;
  readonly warnings: () => readonly Finding[];
  /** True where the rows are not those of one table. */
  readonly isBroken: () => boolean;
};

/** Rules for the data rows of `plan`; what is wrong goes to `log`. */
export function createRecordRules(plan: TablePlan, log: FindingLog): RecordRules {
  const width = plan.headerWidth;
  const leastWidth = plan.kept.lastIndexOf(true) + 1;
  const allKept = plan.kept.every(Boolean);
  const counts = { blank: 0, tooWide: 0, badQuotes: 0, otherFaults: 0 };
  const extra = { rows: 0, firstLine: 0 };
  const setAside = createSetAside(plan.setAside);
  const skipped = createSkipped();
  const keepColumns = createColumnFilter(plan, log);
  const shortRows = createShortRows(width, log);
  const loneRows = createLoneRows(plan.nameWords, shortRows.add);
  const swallowed = createSwallowedLines({ delimiter: plan.delimiter, width, rows: plan.firstRows });
  const place = createPlace(plan);
  const groups = createGroupLines(plan, setAside, skipped.add);
  let broken = false;

  function keep(tokeniser: Tokeniser, from: number, to: number): number {
    const end = allKept ? to : keepColumns(tokeniser.output, from, to, tokeniser.recordLine);
    if (groups === undefined) return end;
    const group = groups.group();
    const after = end + 1 + group.length;
    if (after - tokeniser.recordOutput < limits.maxRecordBytes) {
      tokeniser.output[end] = cellSeparator;
      tokeniser.output.set(group, end + 1);
      return after;
    }
    counts.otherFaults++;
    log.add(longRecord(tokeniser.recordLine, limits.maxRecordBytes));
    return leaveOut;
  }

  /** Writes records that waited in front of the one being read, which ends at `to`; gives by how much that moves. */
  function writeHeld(tokeniser: Tokeniser, held: readonly HeldRecord[], to: number): number {
    if (held.length === 0) return 0;
    const { output, recordOutput, recordLine } = tokeniser;
    const current = output.slice(recordOutput, to);
    for (const { line, cells, record, from } of held) {
      if (cells < leastWidth) {
        shortRows.add({ line, cells });
        continue;
      }
      const start = tokeniser.outputEnd;
      output.set(record, start);
      tokeniser.recordOutput = start;
      tokeniser.recordLine = line;
      const recordEnd = start + record.length;
      const end = keep(tokeniser, start + from, cells > width ? endOfCells(output, start + from, recordEnd, width) : recordEnd);
      if (end !== leaveOut) closeWritten(tokeniser, end);
    }
    output.set(current, tokeniser.outputEnd);
    tokeniser.recordOutput = tokeniser.outputEnd;
    tokeniser.recordLine = recordLine;
    return tokeniser.recordOutput - recordOutput;
  }

  function sayExtra(line: number): void {
    if (extra.rows++ === 0) extra.firstLine = line;
  }

  /** A record with one filled cell, from `first` on. */
  function settleLone(tokeniser: Tokeniser, from: number, to: number, cells: number, first: number): number {
    const { output, recordLine: line, recordOutput, rows, lineEnded } = tokeniser;
    const text = textOf(output, first, cellEnd(output, first, to));
    if (cells > width) sayExtra(line);
    if (groups !== undefined) {
      const column = columnOf(output, from, first);
      const record = output.slice(recordOutput, to);
      const lone = { text, column, afterGap: place.isAfterGap(rows), spansTable: false, whole: lineEnded };
      place.lone(tokeniser, text, false);
      writeHeld(tokeniser, groups.hold({ ...lone, line, cells, record, from: from - recordOutput }), recordOutput);
      return leaveOut;
    }
    const end = cells < leastWidth ? leaveOut : keep(tokeniser, from, cells > width ? endOfCells(output, from, to, width) : to);
    const bytes = end === leaveOut ? 0 : end - recordOutput + 1;
    loneRows.add({ line, text, cells, bytes, afterGap: place.isAfterGap(rows), whole: lineEnded }, rows);
    place.lone(tokeniser, text, bytes > 0);
    return end;
  }

  /** A note in two cells, if no record of data follows: then it is written already, and told if it began another table. */
  function settleNote(tokeniser: Tokeniser, from: number, to: number, cells: number): number {
    const { output, recordLine: line, recordOutput, rows } = tokeniser;
    const text = textOfRow(textOf(output, from, to).split(separator));
    place.note(tokeniser, from, to);
    const end = cells < leastWidth ? leaveOut : keep(tokeniser, from, to);
    const bytes = end === leaveOut ? 0 : end - recordOutput + 1;
    loneRows.add({ line, text, cells, bytes, afterGap: true, whole: true, inTwoCells: true }, rows);
    return end;
  }

  function settleFilled(tokeniser: Tokeniser, from: number, to: number, cells: number): number {
    const { output, recordLine: line, recordOutput } = tokeniser;
    const end = cells > width ? endOfCells(output, from, to, width) : to;
    if (cells < leastWidth || !isBlankSpan(output, end, to)) {
      loneRows.interrupt();
      if (cells < leastWidth) shortRows.add({ line, cells });
      else {
        counts.tooWide++;
        log.add(messages.extraCell(line, cells, width));
      }
      place.regular(tokeniser);
      return leaveOut;
    }
    if (groups?.isHeader(textOf(output, from, end))) {
      writeHeld(tokeniser, groups.aboveHeader(line, textOf(output, from, end)), recordOutput);
      groups.begin();
      place.regular(tokeniser);
      return leaveOut;
    }
    const nextTable = place.nextTable(tokeniser, from, end);
    if (nextTable !== undefined && !broken) {
      broken = true;
      log.add(severalTables(plan.headerRow, nextTable));
    }
    place.regular(tokeniser);
    if (cells > width) sayExtra(line);
    if (groups === undefined) return keep(tokeniser, from, end);
    const moved = writeHeld(tokeniser, groups.aboveRecord(), end);
    groups.begin();
    return keep(tokeniser, from + moved, end + moved);
  }

  return {
    settle(tokeniser, from, to, cells) {
      const first = firstFilled(tokeniser.output, from, to);
      if (first === to) {
        counts.blank++;
        skipped.add(tokeniser.recordLine, 'blank');
        place.blank(tokeniser);
        return leaveOut;
      }
      const { output } = tokeniser;
      const lone = width > 1 && isBlankSpan(output, cellEnd(output, first, to), to) && first <= endOfCells(output, from, to, width);
      if (lone) return settleLone(tokeniser, from, to, cells, first);
      const isNote = groups === undefined && cells <= width && place.mayBeNote(tokeniser, from, to);
      return isNote ? settleNote(tokeniser, from, to, cells) : settleFilled(tokeniser, from, to, cells);
    },
    severalLines(tokeniser, from, to, cells) {
      const finding = swallowed.look(tokeniser, from, to, cells);
      if (finding === undefined) return false;
      loneRows.interrupt();
      counts.otherFaults++;
      log.add(finding);
      place.regular(tokeniser);
      return true;
    },
    fault(fault) {
      if (fault.kind === 'bad-quote') counts.badQuotes++;
      else counts.otherFaults++;
      log.add(describeFault(fault));
    },
    last(tokeniser) {
      tokeniser.recordOutput = tokeniser.outputEnd;
      if (groups !== undefined) writeHeld(tokeniser, groups.finish(), tokeniser.outputEnd);
    },
    finish(rows) {
      for (const fault of plan.faults) log.add(describeFault(fault));
      const cut = loneRows.finish(rows);
      for (const row of cut.setAside) {
        setAside.add(row);
        skipped.add(row.rowNumber, row.reason);
      }
      shortRows.finish(rows - cut.rows);
      return cut;
    },
    skipped: skipped.result,
    // A record whose quotes are damaged is passed over by lines, so the tokeniser closes none.
    accounting: (records) => ({
      read: plan.setAside.length + plan.faults.length + records + counts.badQuotes - counts.blank,
      refused: plan.faults.length + counts.badQuotes + counts.otherFaults + counts.tooWide + shortRows.count(),
      setAside: setAside.result(),
    }),
    warnings: () => [
      ...swallowed.warnings(),
      ...(extra.rows === 0 ? [] : [messages.emptyExtraCells(extra.firstLine, extra.rows)]),
      ...(groups?.warnings() ?? []),
    ],
    isBroken: () => broken,
  };
}

function createSkipped() {
  const listed: SkippedRow[] = [];
  let count = 0;
  return {
    add(rowNumber: number, reason: SkipReason): void {
      if (listed.length < limits.maxSkippedListed) listed.push({ rowNumber, reason });
      count++;
    },
    result: () => ({ listed: listed.toSorted((one, other) => one.rowNumber - other.rowNumber), count }),
  };
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
  if (kind === 'bad-quote') return messages.badQuote(line, field);
  if (kind === 'control-byte') return controlByte(line, field);
  return longRecord(line, limits.maxRecordBytes);
}
