import type { Finding, SetAsideRow, SkippedRow } from '../../model/normal-form.ts';
import type { Question } from '../../model/question.ts';
import { setAsideRow, withFirstGroup } from '../accounting/set-aside.ts';
import type { MergedRange } from '../workbook/workbook.ts';
import { planColumns } from './columns.ts';
import { firstWord } from './footer.ts';
import { type GroupAnswers, type Groups, planGroups } from './groups.ts';
import { findHeader, type Header } from './header.ts';
import * as messages from './messages.ts';
import { rowsOfFirstTable } from './next-table.ts';
import { filledCells, isBlank, type TableRow } from './table-row.ts';

/** How a table of rows (a sheet, a table of a page) is to be read. */
export type RowPlan = {
  readonly labels: readonly string[];
  /** For each column, from 0: whether it is kept. */
  readonly kept: readonly boolean[];
  readonly header: readonly TableRow[];
  /** The row that names the columns; the lowest where there are several. */
  readonly headerRow: number;
  /** Data starts after it. */
  readonly lastRow: number;
  readonly skipped: readonly SkippedRow[];
  /** The titles among them. */
  readonly setAside: readonly SetAsideRow[];
  /** First words of the names in its first rows (footer.ts). */
  readonly nameWords: ReadonlySet<string>;
  /** Lines that become a column behind the others; absent where the table has none. */
  readonly groups?: Groups | undefined;
  /** What must be known before the table can be read. */
  readonly questions: readonly Question[];
  readonly warnings: readonly Finding[];
  readonly matchedLabels: number;
};

export type RowPlanOutcome =
  | { readonly kind: 'table'; readonly plan: RowPlan }
  | { readonly kind: 'empty' }
  /** There are cells, but no table that can be read. */
  | { readonly kind: 'faulty'; readonly findings: readonly Finding[]; readonly matchedLabels: number; readonly lastRow: number };

/**
 * Plans a table from its first rows: `complete` when these are all, `settled` has the standard's names and titles (empty
 * when there is none) and the clerk's answers, `merged` the cells that the file says are one.
 */
export function planRows(
  rows: readonly TableRow[],
  complete: boolean,
  settled: GroupAnswers,
  merged: readonly MergedRange[],
): RowPlanOutcome {
  if (rows.every(isBlank)) return { kind: 'empty' };
  const found = findHeader(rows, settled.expectedLabels, merged);
  if (found === undefined) return { kind: 'faulty', findings: [messages.noHeader], matchedLabels: 0, lastRow: 0 };
  const header = { ...found, data: rowsOfFirstTable(found, merged, true) };
  const { matchedLabels } = header;
  const lastRow = header.last.rowNumber;
  const outcome = planColumns(header, usedWidth(header), settled);
  if (!outcome.ok) return { kind: 'faulty', findings: outcome.findings, matchedLabels, lastRow };
  const headerRow = header.row.rowNumber;
  if (complete && header.data.every(isBlank)) return { kind: 'faulty', findings: [messages.headerOnly(headerRow)], matchedLabels, lastRow };
  const { labels, kept, warnings } = outcome.columns;
  const { rows: headerRows, skipped } = header;
  const { groups, questions: groupQuestions } = planGroups(header, complete, settled);
  const questions = [...outcome.columns.questions, ...groupQuestions];
  const around = { skipped, setAside: withFirstGroup(titlesOf(header), groups), nameWords: nameWordsOf(header), groups, questions };
  return {
    kind: 'table',
    plan: { labels, kept, header: headerRows, headerRow, lastRow, ...around, warnings, matchedLabels },
  };
}

/** The rows above a header that are no data, each with its text. */
export function titlesOf({ titles }: Pick<Header, 'titles'>): SetAsideRow[] {
  return titles.map(({ rowNumber, cells }) => setAsideRow(rowNumber, 'title', cells));
}

/** Of rows that hold more than a name. */
export function nameWordsOf({ data }: Pick<Header, 'data'>): ReadonlySet<string> {
  const names = data.filter((row) => filledCells(row).length > 1).map((row) => filledCells(row)[0] ?? '');
  return new Set(names.map(firstWord).filter((word) => word !== ''));
}

/** Columns up to the last that has a name or a cell. */
function usedWidth({ labels, data }: Header): number {
  const lastFilled = (cells: readonly string[]) => cells.findLastIndex((cell) => cell.trim() !== '');
  return data.reduce((most, row) => Math.max(most, lastFilled(row.cells)), lastFilled(labels)) + 1;
}
