import type { AnswerBody } from '../http/answer.ts';
import type { NormalForm } from '../model/normal-form.ts';
import type { Question } from '../model/question.ts';
import type { Shape } from '../standards/inference/column-facts.ts';
import type { StandardContent } from '../standards/standard.ts';
import type { FractionShape } from '../versions/version-differ.port.ts';

/** A bad cell, in Frictionless's words: where, what, why, how to correct (api.md, "Report"). */
export type CellError = {
  /** `type-error`, `constraint-error`, `primary-key`, `unique-error`, `missing-label`, … */
  readonly type: string;
  readonly fieldName: string;
  /** Of an error of several columns together: all of them, the first of which is `fieldName`. Its `cell` is their cells joined. */
  readonly fieldNames?: readonly string[];
  /** Column in the clerk's own file, from 1 (`NormalForm.fileColumns`); absent where it has none: a missing label. */
  readonly fieldNumber?: number | undefined;
  /** The row in the clerk's own file; absent where the error is of a whole column. */
  readonly rowNumber?: number;
  readonly cell?: string;
  /** The row looks like none of the data (a total, a signature): it is corrected by taking it out, not by another value. */
  readonly isNoData?: true;
  /** Of a column that was taken for text: what nearly all its cells are. */
  readonly nearly?: Shape;
  readonly message: string;
  readonly mend: string;
};

export type ColumnReport = AnswerBody<'getReport'>['columns'][number];

export type CheckOutcome = {
  readonly rows: number;
  readonly validRows: number;
  /** How many errors of each type in all, not only those listed. */
  readonly errorCounts: Readonly<Record<string, number>>;
  /** The first `limits.maxReportedErrors`, in row order. */
  readonly errors: readonly CellError[];
  /** Breaches of rules that are *peringatan*: the first `limits.maxReportedErrors`, in row order. */
  readonly warnings: readonly CellError[];
  /** What was decided about columns in reading their cells, each said once a column: it breaks no rule. */
  readonly told: readonly CellError[];
  readonly columns: readonly ColumnReport[];
  /** Columns that tell of persons, by name or by NIK content (access.md). */
  readonly personalColumns: readonly string[];
  /** Other columns in which cells look as if they held a NIK or KK, and the clerk declared that none does; what nobody declared is an error. */
  readonly nikSuspects: readonly string[];
  /** How many cells those are; absent where there are none. */
  readonly declaredNotNik?: number;
};

export type WrittenPart = {
  readonly period: string;
  readonly path: string;
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: string;
  /** With `rows: 'valid'`: rows of this period that are not in it, as far as their period can be read; absent where there are none. */
  readonly leftOut?: number;
  /** The file has its rows in another order than the parts, which stand by period. Said once, and not kept. */
  readonly reordered?: true;
};

/** A cell that the clerk corrected without sending the file again (api.md, mendUpload). */
export type Correction = {
  /** The row in the clerk's own file. */
  readonly rowNumber: number;
  /** Index into the normal form's labels, from 0. */
  readonly column: number;
  readonly value: string;
};

/** A cell that the clerk declared to hold no person's number. */
export type DeclaredCell = Pick<Correction, 'rowNumber' | 'column'>;

/** Parquet files of the datasets that foreign keys refer to, by dataset id; they stand in the scratch directory. */
export type References = ReadonlyMap<string, readonly string[]>;

export type WriteTarget = {
  /** The period of all rows, where the standard has no period field. */
  readonly wholePeriod: string;
  readonly directory: string;
  /** `valid` leaves out the rows that the check found in error (salvage); default `all`. */
  readonly rows?: 'all' | 'valid';
};

/** A standard for a file that has none, and what made it doubtful. */
export type Proposal = {
  readonly content: StandardContent;
  readonly warnings: readonly CellError[];
  /** What two readings fit and no answer settles; the columns in question are text in `content`. */
  readonly questions: readonly Question[];
};

/** By the id of a question, that of the reading that its clerk chose. */
export type Answers = ReadonlyMap<string, string>;

/**
 * Rows of the clerk's file: cells as they came, by `columns`, and as they are stored, by `fieldNames`; null where empty or unreadable. The same place is the
 * same column in both; `columns` are indexes into the normal form's labels, and those without a field come last.
 */
export type ShownRows = {
  readonly columns: readonly number[];
  readonly fieldNames: readonly string[];
  readonly rows: readonly { readonly rowNumber: number; readonly before: readonly string[]; readonly after: readonly (string | null)[] }[];
};

/** A table judged by one standard, until it is checked again or closed. */
export interface CheckedTable {
  readonly outcome: CheckOutcome;
  /**
   * Writes each period's rows, typed, in the file's order, as Parquet in `target.directory`. Without a period field there is one part, of
   * `target.wholePeriod`. Throws where the file's columns are not those of the standard, or no row is valid and those alone are wanted.
   */
  writeParts(target: WriteTarget): Promise<WrittenPart[]>;
  /** The first `limits.shownRows`, whatever they are worth; cells are cut to `limits.keptCellCharacters`. */
  firstRows(): Promise<ShownRows>;
  /** The rows of the clerk's own file that stand at these places (from 0) of the part of `period`, after it was written with the same `rows`. */
  rowNumbersAt(period: string, places: readonly number[], rows?: WriteTarget['rows']): Promise<number[]>;
  /** What the filled cells of a field hold, the most frequent first, no more than `limits.maxWordsOfColumn`. None where the file has no such field. */
  wordsOf(fieldName: string): Promise<readonly CellWord[]>;
  /** The empty cells of a field, as one word of no letters; undefined where there are none. */
  emptyCellsOf(fieldName: string): Promise<CellWord | undefined>;
  /** How the fractions of each field of numbers are written in the file. */
  fractionShapes(): Promise<ReadonlyMap<string, FractionShape>>;
}

/** A text that cells of one column hold: in how many, and the first row of the clerk's own file. */
export type CellWord = { readonly text: string; readonly cells: number; readonly rowNumber: number };

/** The columns of one file after its reader: asked in SQL, never row by row (architecture.md, "Seven decisions that carry the rest" 5). */
export interface Table {
  /** Of these row numbers, those of no row of the table. */
  missingRows(rowNumbers: readonly number[]): Promise<number[]>;
  /** The first `limits.shownRows` as they came alone: nothing says yet how they are read. */
  firstRows(): Promise<ShownRows>;
  /** Identifiers and codes as text; what was asked before is read as it was answered. */
  propose(answers?: Answers): Promise<Proposal>;
  /** Every cell against the standard. Throws when the engine's row count or row-number sum differs from the reader's: nothing may be lost silently. */
  check(standard: StandardContent, references?: References, declared?: readonly DeclaredCell[]): Promise<CheckedTable>;
  close(): Promise<void>;
}

export interface TableEngine {
  /**
   * Opens the normal form that a reader wrote at `path`; scratch files go to `directory`.
   * `corrections`, one a cell at most, stand in place of the file's own cells.
   */
  open(path: string, form: NormalForm, directory: string, corrections?: readonly Correction[]): Promise<Table>;
}
