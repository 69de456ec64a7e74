import type { NormalForm } from '../model/normal-form.ts';
import { shownText } from './shown-text.ts';
import type { ShownRows } from './table-engine.port.ts';

/** How a file was read, in its first rows: for who may read its cells (api.md, "Report"). */
export type ReadingSample = {
  /** Rows of the file that name its columns. */
  readonly headerRows: readonly number[];
  readonly rowNumbers: readonly number[];
  /** What stands in `before` and in `after`, column by column: the first fields are those of the first labels. No field where the file isn't checked yet. */
  readonly labels: readonly string[];
  readonly fieldNames: readonly string[];
  /** How many columns the table has, of which these are the first. */
  readonly allColumns: number;
  /** The rows as they came, and the same as they are published; null where a cell is empty or can't be read. */
  readonly before: readonly (readonly string[])[];
  readonly after: readonly (readonly (string | null)[])[];
};

/** `rows` are the first of the file, `columns` at most `limits.shownColumns`; the numbers of persons are not shown. */
export function readingOf(form: NormalForm, { columns, fieldNames, rows }: ShownRows): ReadingSample {
  return {
    headerRows: form.dialect.headerRows,
    rowNumbers: rows.map(({ rowNumber }) => rowNumber),
    labels: columns.map((column) => shownText(form.labels[column] ?? '')),
    fieldNames,
    allColumns: form.labels.length,
    before: rows.map(({ before }) => before.map(shownText)),
    after: rows.map(({ after }) => after.map((cell) => (cell === null ? null : shownText(cell)))),
  };
}
