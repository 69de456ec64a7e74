import type { AnswerBody } from '../http/answer.ts';
import type { NormalForm } from '../model/normal-form.ts';
import { shownText } from './shown-text.ts';
import type { ShownRows } from './table-engine.port.ts';

/** How a file was read, in its first rows: for who may read its cells (api.md, "Report"). */
export type ReadingSample = NonNullable<AnswerBody<'getReport'>['reading']>;

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
