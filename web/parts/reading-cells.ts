import type { Field, Report } from './api-nouns.ts';
import { cellText } from './cell-text.ts';

type Reading = NonNullable<Report['reading']>;
type Columns = Pick<Report, 'columns'> & { readonly reading?: Pick<Reading, 'fieldNames' | 'labels'> | undefined };
/** A cell of the first rows, and whether it is read as something else than what the file says. */
export type ReadCell = { readonly text: string; readonly differs: boolean };

/** The columns that were read, by place: those of the standard, or as far as the report knows them. */
export function readFields({ reading, columns }: Columns, known: readonly Field[]): Field[] {
  const { fieldNames = [], labels = [] } = reading ?? {};
  const types = new Map(columns.map(({ name, type }) => [name, type]));
  return fieldNames.map((name, place) => {
    const field: Field = known.find((each) => each.name === name) ?? { name, type: types.get(name) ?? 'string' };
    return { ...field, title: field.title || labels[place] || name };
  });
}

/** The rows as they are after reading, in the form in which a dataset's page shows them. `before` and `after` hold the same column at the same place. */
export function readCells(
  report: Pick<Report, 'errors'>,
  reading: Pick<Reading, 'rowNumbers' | 'before' | 'after'>,
  fields: readonly Field[],
  periodField?: string,
): ReadCell[][] {
  const wrong = new Set(report.errors.map(({ rowNumber, fieldName }) => `${rowNumber} ${fieldName}`));
  return reading.after.map((cells, row) =>
    cells.map((cell, column) => {
      const { name, ...field }: Field = fields[column] ?? { name: '', type: 'string' };
      const before = (reading.before[row]?.[column] ?? '').trim();
      if (cell !== null) return shownCell(before, cell, cellText(cell, { name, ...field }, periodField));
      if (wrong.has(`${reading.rowNumbers[row]} ${name}`)) return { text: '(perlu diperbaiki)', differs: true };
      // A cell that held something and is nothing now was either wrong, or a word for “empty”.
      return before === '' ? { text: '', differs: false } : { text: '(kosong)', differs: true };
    }),
  );
}

/** Of a number with a decimal comma: they say nothing. */
const endingZeros = /^(.*,(?:\d*[1-9])?)0+$/;

/** Points between thousands that the page adds change nothing; a decimal point that is shown as a comma would else be taken for one of them. */
function shownCell(before: string, after: string, text: string): ReadCell {
  const onlyShown = before === after && (text === after || !after.includes('.'));
  const written = text === after ? before : before.replace(endingZeros, '$1');
  return { text, differs: written !== text.trim() && !onlyShown };
}
