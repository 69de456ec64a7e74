import type { Plain } from './plain.ts';
import type { Question } from './question.ts';

/**
 * The normal form: what every reader (CSV, workbook) writes and DuckDB alone reads. One record a line, UTF-8, LF, byte
 * 0x1F between cells, no quoting, the clerk's own physical line number as first cell; LF and CR inside a cell are 0x1D
 * and 0x1C. Byte 0x1E stands in front of a cell that the file keeps as a number, a date, a time or a truth value, 0x1B in front of a number
 * that it shows as a percentage: their text is in the canonical style, whatever the standard's is. It is reversible because a record that
 * holds a control byte other than tab is a finding and is not written.
 */

/** Stands between two cells. */
export const cellSeparator = 0x1f;
/** The same, in text. */
export const separator = String.fromCharCode(cellSeparator);
/** Stands for LF inside a cell. */
export const lineFeedInCell = 0x1d;
/** Stands for CR inside a cell. */
export const carriageReturnInCell = 0x1c;
/** In front of a cell that was a typed value: `1234.5`, `2026-09-12`, `2026-09-12T08:30:00`, `08:30:00`, `TRUE`. */
export const typedMark = 0x1e;
/** In front of a number that was shown as a percentage: `1.2` was 120 %. */
export const shareMark = 0x1b;

/** What a reader knows of a cell beside its text; 0 for a text, and for whole numbers, which every style reads alike. */
export type CellMark = 0 | typeof typedMark | typeof shareMark;

const marks = new RegExp(`^[${String.fromCharCode(typedMark, shareMark)}]`);

/** A cell of the normal form without its mark. */
export function withoutMark(cell: string): string {
  return cell.replace(marks, '');
}

/** Something the clerk should know about the file: `type` is a Frictionless error name, the words are Bahasa Indonesia. */
export type Finding = FoundPlace & FindingWords;

type FoundPlace = {
  readonly type: string;
  /** Physical line in the clerk's own file, from 1. */
  readonly rowNumber?: number;
  /** Column in the clerk's own file, from 1; absent where it has none. */
  readonly fieldNumber?: number | undefined;
  /** Names of sheets, where one of them must be chosen. */
  readonly sheets?: readonly string[];
};

/**
 * What is said. Anyone who may not read the file reads no name and no cell of it (sheets and columns are named after people, too): either the words quote none, which the compiler
 * knows of `Plain`, or others stand beside them, or a field is named: then the report has words of its own (plain-messages.ts).
 */
type FindingWords =
  | { readonly message: Plain; readonly mend: Plain; readonly messageWithoutNames?: undefined; readonly fieldName?: undefined }
  | { readonly message: string; readonly mend: Plain; readonly messageWithoutNames: Plain; readonly fieldName?: string | undefined }
  | { readonly message: string; readonly mend: string; readonly messageWithoutNames?: undefined; readonly fieldName: string };

export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export type Encoding = (typeof encodings)[number];

/** What a file is, whatever its name says. */
export const containers = ['csv', 'workbook', 'html'] as const;
export type Container = (typeof containers)[number];

/** Why a row that is not blank is no data of the table. */
export const setAsideReasons = ['title', 'repeated-header', 'total', 'note', 'signature'] as const;
export type SetAsideReason = (typeof setAsideReasons)[number];

export const skipReasons = [...setAsideReasons, 'blank', 'column-numbers', 'separator-line'] as const;
export type SkipReason = (typeof skipReasons)[number];

/** A row that is neither published nor refused (api.md, "Report"). */
export type SetAsideRow = {
  readonly rowNumber: number;
  /** Its filled cells, cut to `limits.keptCellCharacters`: for who may read cells. */
  readonly text: string;
  readonly reason: SetAsideReason;
  /** Says what the row was taken for; quotes nothing of it. */
  readonly message: Plain;
};

/** In file order and capped; `count` is the whole. */
export type SetAside = { readonly listed: readonly SetAsideRow[]; readonly count: number };

/** What became of each row that was read: `read` = records written + `refused` + `setAside.count` (accounting/conservation.ts). */
export type Accounting = {
  /** Rows of the table's sheet that are not blank, but for its header and a row of column numbers. */
  readonly read: number;
  /** Rows that could not be written as records: too many or too few cells, damaged quotes, control characters. */
  readonly refused: number;
  readonly setAside: SetAside;
};

export type SkippedRow = { readonly rowNumber: number; readonly reason: SkipReason };

/** How the file was written, in the words of Frictionless' Table Dialect, and what was left out of the table. */
export type Dialect = {
  readonly container: Container;
  /** These five are a text file's alone. */
  readonly encoding?: Encoding;
  readonly byteOrderMark?: boolean;
  readonly delimiter?: string;
  readonly quoteChar?: string;
  /** `mixed` when the file uses more than one. */
  readonly lineTerminator?: string;
  /** The workbook's sheet that was read. */
  readonly sheetName?: string;
  readonly header: true;
  /** More than one where a header of several levels was joined. */
  readonly headerRows: readonly number[];
  /** In file order and capped; `skippedRows` has the whole count. */
  readonly skipped: readonly SkippedRow[];
  readonly skippedRows: number;
  /** Columns without label and without data, from 1. */
  readonly droppedFields: readonly number[];
};

export type NormalForm = {
  /** Header texts, trimmed, one for each cell of a record. */
  readonly labels: readonly string[];
  /** For each label, its column in the clerk's own file, from 1: what every `fieldNumber` means. */
  readonly fileColumns: readonly number[];
  readonly headerRow: number;
  /** Records written. DuckDB's `count(*)` must equal it. */
  readonly rows: number;
  /** Sum of the row numbers written. DuckDB's `sum(baris)` must equal it. */
  readonly rowNumberSum: bigint;
  /** Indexes into `labels` (from 0) of the columns that hold a newline in some cell. */
  readonly columnsWithNewline: readonly number[];
  /** Indexes into `labels` (from 0) of the columns that hold a marked cell. */
  readonly typedColumns: readonly number[];
  readonly dialect: Dialect;
  readonly accounting: Accounting;
  /** Bytes written. */
  readonly bytes: number;
};

/** The column in the clerk's own file, from 1, of a label by its index from 0. Throws for an index of none. */
export function fileColumnOf({ fileColumns }: Pick<NormalForm, 'fileColumns'>, index: number): number {
  const column = fileColumns[index];
  if (column === undefined) throw new Error(`the table has no column ${index}`);
  return column;
}

/** Findings by type, the whole count even where the list is capped. */
export type FindingTotals = Readonly<Record<string, number>>;

/**
 * What reading gave. With `ok: false` and a `form`, the table itself was found and the sound rows are written (they can
 * be checked further and counted as valid); without a `form` nothing of the file can be used and nothing is left behind.
 */
export type ReadOutcome =
  | { readonly ok: true; readonly form: NormalForm; readonly warnings: readonly Finding[]; readonly asking?: undefined }
  | AskingOutcome
  | {
      readonly ok: false;
      readonly findings: readonly Finding[];
      readonly totals: FindingTotals;
      readonly form?: NormalForm | undefined;
      /** Of a table that was read to its end though no record of it could be written; with a form, see there. */
      readonly accounting?: Accounting | undefined;
      readonly warnings: readonly Finding[];
      readonly asking?: undefined;
    };

/** Nothing speaks against the file, but it can be read in more than one way. A `form` is written by one of them, so that its columns can be asked about, too. */
export type AskingOutcome = {
  readonly ok: false;
  readonly asking: readonly Question[];
  readonly findings: readonly [];
  readonly totals: FindingTotals;
  readonly form?: NormalForm | undefined;
  readonly accounting?: undefined;
  readonly warnings: readonly Finding[];
};
