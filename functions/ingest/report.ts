import type { AnswerBody } from '../http/answer.ts';
import { limits } from '../limits.ts';
import type { Accounting, Dialect, Finding, FindingTotals } from '../model/normal-form.ts';
import { withoutNiks } from '../model/person-numbers/held-numbers.ts';
import type { Plain } from '../model/plain.ts';
import type { Question } from '../model/question.ts';
import type { Upload } from '../model/upload.ts';
import { conserve } from './accounting/conservation.ts';
import type { PeriodChange } from './compare-with-current.ts';
import { type Place, plainMend, plainMessage } from './plain-messages.ts';
import type { ReadingSample } from './reading-sample.ts';
import { shownError } from './shown-error.ts';
import { shownText } from './shown-text.ts';
import type { CellError, CheckOutcome } from './table-engine.port.ts';

/** What the machine said of a file (functions/answers/report.ts). */
export type Report = AnswerBody<'getReport'>;
export type ReportError = Report['errors'][number];

/** What reading and checking found; `check` is absent when the file is no table at all. */
export type Findings = {
  readonly findings: readonly Finding[];
  readonly totals: FindingTotals;
  readonly warnings: readonly Finding[];
  readonly dialect?: Dialect;
  readonly check?: CheckOutcome;
  /** The reader's, where it read the table to its end. */
  readonly accounting?: Accounting;
  /** Of a table that was not checked: its records. */
  readonly uncheckedRows?: number;
  /** Rows in the parts; absent where none were written. */
  readonly published?: number;
  readonly reading?: ReadingSample;
  /** No one has approved the names of the columns: they are the file's own, and where its header is missing, somebody's cells. */
  readonly namedByFile?: boolean;
  readonly changes?: readonly PeriodChange[];
  /** Whether it replaces the periods that it holds, or everything. */
  readonly mode?: Upload['mode'];
  readonly questions?: readonly Question[];
};

/** `full` is for the owner; in `withoutCells` nothing shows a cell's value, a sheet's name, or a column's that only the file gave (access.md: steward and helpdesk). */
export type Reports = { readonly full: Report; readonly withoutCells: Report };

export function buildReports(found: Findings, bytes: number, seconds: number): Reports {
  const errorCounts = addCounts(found.totals, found.check?.errorCounts ?? {});
  const total = Object.values(errorCounts).reduce((sum, count) => sum + count, 0);
  const errors = inRowOrder([...found.findings, ...(found.check?.errors ?? [])]).slice(0, limits.maxReportedErrors);
  const warnings = [...found.warnings, ...(found.check?.told ?? []), ...(found.check?.warnings ?? [])];
  const personal = new Set(found.check?.personalColumns ?? []);
  const full: Report = {
    valid: total === 0 && !isAsking(found),
    stats: {
      rows: found.check ? found.check.rows + raggedRows(found.totals) : 0,
      validRows: found.check?.validRows ?? 0,
      errors: total,
      bytes,
      seconds,
    },
    ...(found.dialect ? { dialect: found.dialect } : {}),
    ...accountFor(found),
    ...(found.reading ? { reading: found.reading } : {}),
    columns: found.check?.columns ?? [],
    errors: errors.map((error) => shown(error, personal)),
    warnings: warnings.map((warning) => shown(warning, personal)),
    errorCounts,
    personalColumns: found.check?.personalColumns ?? [],
    truncated: total > errors.length,
    ...(found.changes ? { changes: found.changes } : {}),
    ...(found.mode ? { mode: found.mode } : {}),
    ...(isAsking(found) ? { questions: (found.questions ?? []).map(shownQuestion) } : {}),
  };
  const columns = new Set(found.namedByFile ? [] : full.columns.map((column) => column.name));
  const hide = (found: Found) => withoutFile(found, columns);
  const named = found.namedByFile ? withoutColumnNames(full) : full;
  const hidden = { ...withoutTexts(full), ...withoutSheetName(full), ...withoutExamples(full) };
  const { reading: _reading, ...unread } = { ...named, ...hidden, errors: errors.map(hide), warnings: warnings.map(hide) };
  return { full, withoutCells: unread };
}

function accountFor({ accounting, check, uncheckedRows = 0, published = 0 }: Findings): Pick<Report, 'conservation' | 'setAside'> {
  if (accounting === undefined) return {};
  return {
    conservation: conserve(accounting, check?.rows ?? uncheckedRows, published),
    setAside: accounting.setAside.listed.map((row) => ({ ...row, text: shownText(row.text) })),
  };
}

function withoutTexts({ setAside }: Report): Pick<Report, 'setAside'> {
  return setAside === undefined ? {} : { setAside: setAside.map(({ text: _text, ...row }) => row) };
}

function shownQuestion({ readings, fieldNames: _all, ...question }: Question): Question {
  const shownReadings = readings.map((reading) =>
    reading.examples === undefined ? reading : { ...reading, examples: reading.examples.map(shownText) },
  );
  return { ...question, readings: shownReadings };
}

function isAsking({ questions = [] }: Findings): boolean {
  return questions.length > 0;
}

/** The file alone named its columns, and its cells are the examples: neither is for anyone who may not read it. */
function withoutExamples({ questions }: Report): Pick<Report, 'questions'> {
  if (questions === undefined) return {};
  const bare = questions.map(({ questionId, readings }) => ({
    questionId,
    text: 'Ada isi berkas yang dapat dibaca dengan lebih dari satu cara; OPD pemiliknya sedang ditanya.',
    readings: readings.map(({ readingId, text }) => ({ readingId, text })),
  }));
  return { questions: bare };
}

/** Rows that the reader could not write; each is one finding, where the table itself was found. */
export function raggedRows(totals: FindingTotals): number {
  return (totals['missing-cell'] ?? 0) + (totals['extra-cell'] ?? 0);
}

/** An error as it was found. */
type Found = Finding | (CellError & { readonly messageWithoutNames?: undefined });

/** As the owner reads it. */
function shown({ messageWithoutNames: _unnamed, fieldName, ...error }: Found, personal: ReadonlySet<string>): ReportError {
  return shownError(fieldName === undefined ? error : { ...error, fieldName }, personal);
}

/**
 * As someone reads it who may not read the file. Where it speaks of a cell, its own words may quote it, so plain ones stand in their place. A
 * name that is no column of the standard may itself be a cell (a file without header), so only its position stays. What the reader says of the
 * file's structure stays as it is, but for names of sheets: people name them after people.
 */
function withoutFile(found: Found, columns: ReadonlySet<string>): ReportError {
  const { type, rowNumber, fieldNumber } = found;
  const place = { type, ...(rowNumber === undefined ? {} : { rowNumber }), ...(fieldNumber === undefined ? {} : { fieldNumber }) };
  const { message, mend } = plainWords(found, columns, place);
  return { ...place, ...knownNames(found, columns), message: withoutNiks(message), mend: withoutNiks(mend) };
}

/** The compiler sees to it that no text of the file is among them. */
function plainWords(found: Found, columns: ReadonlySet<string>, place: Place): { readonly message: Plain; readonly mend: Plain } {
  if (found.messageWithoutNames !== undefined) return { message: found.messageWithoutNames, mend: found.mend };
  if (found.fieldName === undefined) return { message: found.message, mend: found.mend };
  return { message: plainMessage({ ...place, ...knownNames(found, columns) }), mend: plainMend(found.type) };
}

function knownNames(found: Found, columns: ReadonlySet<string>): Pick<ReportError, 'fieldName' | 'fieldNames'> {
  const fieldNames = 'fieldNames' in found ? found.fieldNames : undefined;
  return {
    ...(found.fieldName !== undefined && columns.has(found.fieldName) ? { fieldName: found.fieldName } : {}),
    ...(fieldNames?.every((name) => columns.has(name)) ? { fieldNames } : {}),
  };
}

/** Columns by their places, counts as they are. */
function withoutColumnNames(report: Report): Report {
  const places = new Map(report.columns.map(({ name }, index) => [name, `kolom_${index + 1}`]));
  const placeOf = (name: string) => places.get(name) ?? 'kolom';
  return {
    ...report,
    columns: report.columns.map((column) => ({ ...column, name: placeOf(column.name) })),
    personalColumns: report.personalColumns.map(placeOf),
  };
}

function withoutSheetName({ dialect }: Report): Pick<Report, 'dialect'> {
  if (dialect === undefined) return {};
  const { sheetName: _sheetName, ...rest } = dialect;
  return { dialect: rest };
}

function addCounts(one: FindingTotals, other: FindingTotals): Record<string, number> {
  const sum: Record<string, number> = { ...one };
  for (const [type, count] of Object.entries(other)) sum[type] = (sum[type] ?? 0) + count;
  return sum;
}

/** Errors of the whole file or a whole column first, then from top to bottom. */
function inRowOrder(errors: readonly Found[]): Found[] {
  return [...errors].sort((a, b) => (a.rowNumber ?? 0) - (b.rowNumber ?? 0) || (a.fieldNumber ?? 0) - (b.fieldNumber ?? 0));
}
