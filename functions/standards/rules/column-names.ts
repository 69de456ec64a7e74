/**
 * The quoted SQL names of one column in the statements that a standard compiles to. They are layers, each computed once
 * from the one before: DuckDB doesn't share expressions that stand inside CASE.
 */
export type ColumnNames = {
  /** The text column, as the reader wrote it. */
  readonly cell: string;
  /** The text without white space around it; for a string field the cell itself. */
  readonly text: string;
  /** TRUE where there is no value; never NULL. */
  readonly missing: string;
  /** The canonical text of a number. */
  readonly number: string;
  /** The typed value; NULL where it is missing or can't be read as the field's type. */
  readonly value: string;
  /** TRUE where the file keeps the cell as a number, date, time or truth value, so that its text is in the canonical style; never NULL. Absent where no cell is. */
  readonly typed?: string;
  /** TRUE where it shows that number as a percentage. Present where `typed` is. */
  readonly share?: string;
};
