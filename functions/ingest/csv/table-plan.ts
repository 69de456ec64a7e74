import { limits } from '../../limits.ts';
import type { Finding, SetAsideRow, SkippedRow } from '../../model/normal-form.ts';
import type { Question } from '../../model/question.ts';
import { withFirstGroup } from '../accounting/set-aside.ts';
import { planColumns } from '../table/columns.ts';
import { type GroupAnswers, type Groups, planGroups } from '../table/groups.ts';
import { emptyFile, headerOnly, longRecord, noHeader } from '../table/messages.ts';
import { headerCellsOf, rowsOfFirstTable } from '../table/next-table.ts';
import { nameWordsOf, titlesOf } from '../table/plan-rows.ts';
import { isBlank, type TableRow } from '../table/table-row.ts';
import { chooseReading, delimiters, type Reading } from './delimiter.ts';
import * as messages from './messages.ts';
import { linesInHeader } from './swallowed-lines.ts';
import type { Fault } from './tokenise.ts';
import { createUnwrapper } from './unwrap.ts';

/** How the rest of the file is to be read. */
export type TablePlan = {
  readonly delimiter: string;
  readonly labels: readonly string[];
  /** Cells of the header in the file. */
  readonly headerWidth: number;
  /** For each of those, from 0: whether its column is kept. */
  readonly kept: readonly boolean[];
  /** Cells of a record that is written as it is; -1 where none is. */
  readonly regularWidth: number;
  /** Lines that become a column behind the others; absent where the table has none. */
  readonly groups?: Groups | undefined;
  /** What must be known before the table can be read. */
  readonly questions: readonly Question[];
  readonly headerRow: number;
  /** All rows of the header, that one included. */
  readonly headerRows: readonly number[];
  /** What stands in them, and what it gives together. */
  readonly headerCells: readonly (readonly string[])[];
  /** Where data starts: bytes of UTF-8 after the byte order mark (unwrapped, if so), and the physical line. */
  readonly dataOffset: number;
  readonly dataLine: number;
  readonly unwrap: boolean;
  readonly skipped: readonly SkippedRow[];
  /** The titles among them. */
  readonly setAside: readonly SetAsideRow[];
  /** Records above the data that could not be read. */
  readonly faults: readonly Fault[];
  /** First words of the names in its first rows (footer.ts). */
  readonly nameWords: ReadonlySet<string>;
  /** Some data of this table, each cell cut. */
  readonly firstRows: readonly TableRow[];
  readonly warnings: readonly Finding[];
};

export type PlanOutcome = { readonly ok: true; readonly plan: TablePlan } | { readonly ok: false; readonly findings: readonly Finding[] };

/** Most rows are one quoted cell that holds the delimiter. */
const wrappedShare = 0.8;
/** Unwrapped rows must agree on a width like this, or the quotes meant something else. */
const unwrappedShare = 0.9;

/**
 * Plans the reading of a table from the start of its file: `sample` is UTF-8 without byte order mark, `complete` when it is
 * the whole file, `settled` has the standard's names and titles (empty when there is none) and the clerk's answers.
 */
export function planTable(sample: Uint8Array, complete: boolean, settled: GroupAnswers): PlanOutcome {
  const { expectedLabels } = settled;
  const start = readSeparatorLine(sample);
  const reading = chooseReading(terminated(sample), complete, expectedLabels, start);
  const inner = isWrapped(reading) ? createUnwrapper()(sample, complete) : undefined;
  const unwrapped = inner && chooseReading(terminated(inner), complete, expectedLabels, start);
  const takeInner = unwrapped !== undefined && unwrapped.width > 1 && unwrapped.share >= unwrappedShare;
  const outcome = planReading(takeInner ? unwrapped : reading, complete, settled);
  if (!outcome.ok) return outcome;
  const skipped: SkippedRow[] = start.line > 1 ? [{ rowNumber: 1, reason: 'separator-line' }] : [];
  return {
    ok: true,
    plan: {
      ...outcome.plan,
      unwrap: takeInner,
      skipped: [...skipped, ...outcome.plan.skipped],
      warnings: takeInner ? [messages.unwrapped, ...outcome.plan.warnings] : outcome.plan.warnings,
    },
  };
}

/** A zero byte after the end ends the tokeniser's inner loops. */
function terminated(bytes: Uint8Array): Uint8Array {
  const copy = new Uint8Array(bytes.length + 1);
  copy.set(bytes);
  return copy;
}

/** Excel's `sep=;` line names the delimiter. */
function readSeparatorLine(sample: Uint8Array): { offset: number; line: number; delimiter: string | undefined } {
  const text = Buffer.from(sample.buffer, sample.byteOffset, Math.min(sample.length, 16)).toString('latin1');
  const match = /^"?sep=(.)"?(\r\r\n|\r\n|\r|\n)/i.exec(text);
  const delimiter = delimiters.find((known) => known === match?.[1]);
  if (match === null || delimiter === undefined) return { offset: 0, line: 1, delimiter: undefined };
  return { offset: match[0].length, line: 2, delimiter };
}

function isWrapped(reading: Reading): boolean {
  const rows = reading.sample.rows.filter((row) => !isBlank(row));
  const wrapped = rows.filter((row) => row.width === 1 && delimiters.some((delimiter) => row.cells[0]?.includes(delimiter)));
  return rows.length > 1 && wrapped.length >= wrappedShare * (rows.length - 1);
}

function planReading(reading: Reading, complete: boolean, settled: GroupAnswers): PlanOutcome {
  const { header: found, sample } = reading;
  if (found === undefined) return { ok: false, findings: [whyNoHeader(reading, complete)] };
  const header = { ...found, data: rowsOfFirstTable(found, [], false) };
  const outcome = planColumns(header, Math.max(...header.rows.map((row) => row.width)), settled);
  if (!outcome.ok) return outcome;
  if (complete && header.data.every(isBlank) && sample.faults.length === 0 && sample.openQuoteLine === 0) {
    return { ok: false, findings: [headerOnly(header.row.rowNumber)] };
  }
  const { labels, kept, warnings } = outcome.columns;
  const swallowing = linesInHeader({ delimiter: reading.delimiter, width: kept.length, rows: header.data }, header.rows);
  if (swallowing !== undefined) return { ok: false, findings: [swallowing] };
  const { groups, questions } = planGroups(header, complete && sample.rows.length < limits.sampleRecords, settled);
  return {
    ok: true,
    plan: {
      delimiter: reading.delimiter,
      labels,
      headerWidth: kept.length,
      kept,
      regularWidth: kept.every(Boolean) && groups === undefined ? kept.length : -1,
      groups,
      questions: [...outcome.columns.questions, ...questions],
      headerRow: header.row.rowNumber,
      headerRows: header.rows.map(({ rowNumber }) => rowNumber),
      headerCells: headerCellsOf(header),
      dataOffset: header.last.nextByte,
      dataLine: header.last.nextLine,
      unwrap: false,
      skipped: header.skipped,
      setAside: withFirstGroup(titlesOf(header), groups),
      faults: sample.faults.filter(({ line }) => line < header.last.nextLine),
      nameWords: nameWordsOf(header),
      firstRows: header.data,
      warnings,
    },
  };
}

function whyNoHeader({ sample }: Reading, complete: boolean): Finding {
  if (sample.openQuoteLine > 0) return messages.openQuote(sample.openQuoteLine);
  if (sample.rows.length === 0 && !complete) return longRecord(1, limits.sampleBytes);
  return sample.faults.length === 0 && sample.rows.every(isBlank) ? emptyFile : noHeader;
}
