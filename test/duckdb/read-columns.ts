import { duckdbRowReader } from '../../functions/duckdb/row-reader.ts';
import type { Field, StandardContent } from '../../functions/standards/standard.ts';
import type { Bench } from './normal-form-file.ts';

export type FieldShape = Omit<Field, 'name' | 'title'>;
/** A column: what its field is, and its cells. */
export type ReadColumn = { readonly field: FieldShape; readonly cells: readonly string[] };

/** The cells that a field is tried with, each with what it becomes. */
export type ReadingCase = [what: string, field: FieldShape, cells: Readonly<Record<string, string>>];

export const typeError = '!type-error';

/** What each cell of columns of one file becomes: its JSON value, or `!rule type` where the check refuses it. */
export async function readingsOf(bench: Bench, columns: readonly ReadColumn[]): Promise<string[][]> {
  const content: StandardContent = { fields: columns.map(({ field }, place) => ({ name: `kolom_${place}`, ...field })) };
  const rows = Math.max(...columns.map(({ cells }) => cells.length));
  const labels = content.fields.map(({ name }) => name);
  const table = await bench.table(
    labels,
    Array.from({ length: rows }, (_, row) => columns.map(({ cells }) => cells[row] ?? '')),
  );
  const checked = await table.check(content);
  const [part] = await checked.writeParts({ wholePeriod: 'all', directory: bench.directory });
  const refused = new Map(checked.outcome.errors.map(({ rowNumber, fieldName, type }) => [`${rowNumber} ${fieldName}`, `!${type}`]));
  const reader = duckdbRowReader(bench.directory);
  const readings: string[][] = [];
  for (const [place, { cells }] of columns.entries()) {
    const name = labels[place] ?? '';
    const query = { fields: content.fields, columns: [name], filters: [], sort: [], offset: 0, limit: rows };
    const page = await reader.read([part?.path ?? ''], query, 'json');
    const values = page.rows.slice(0, cells.length).map((row) => row.slice(`{"${name}":`.length, -1));
    readings.push(values.map((value, index) => refused.get(`${index + 2} ${name}`) ?? value));
  }
  await reader.close();
  await table.close();
  return readings;
}

/** What the cells of each case become, of one file with a column for each. */
export async function readingsOfCases(
  bench: Bench,
  cases: readonly ReadingCase[],
): Promise<ReadonlyMap<string, Readonly<Record<string, string>>>> {
  const columns = cases.map(([, field, cells]) => ({ field, cells: Object.keys(cells) }));
  const readings = await readingsOf(bench, columns);
  return new Map(
    cases.map(([what, , cells], place) => [
      what,
      Object.fromEntries(Object.keys(cells).map((cell, index) => [cell, readings[place]?.[index] ?? ''])),
    ]),
  );
}

/** What each cell of a file of one column becomes. */
export async function readingsOfColumn(bench: Bench, field: FieldShape, cells: readonly string[]): Promise<string[]> {
  return (await readingsOf(bench, [{ field, cells }]))[0] ?? [];
}
