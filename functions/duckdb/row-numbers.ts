import type { NormalForm } from '../ingest/normal-form/form.ts';
import { periodText } from '../standards/compile.ts';
import { knownPart } from '../standards/known-part.ts';
import { matchLabels } from '../standards/match-labels.ts';
import { allOf, literal } from '../standards/sql-text.ts';
import type { StandardContent } from '../standards/standard.ts';
import { cellsView } from './cells.ts';
import { compiledOn, readingsSql } from './columns.ts';
import type { Database } from './instance.ts';
import { theirNumbers } from './leave-out.ts';

type Asked = {
  readonly standard: StandardContent;
  readonly period: string;
  readonly places: readonly number[];
  /** Which rows were written. */
  readonly rows: 'all' | 'valid';
};

/**
 * The rows of the clerk's file that stand at these places (from 0) of one period's part. Parts are written in the file's order
 * (write-parts.ts), so a place in a part is a place in the view; reading stops after the last one asked for.
 */
export async function rowNumbersAt(database: Database, form: NormalForm, { standard, period, places, rows }: Asked): Promise<number[]> {
  if (places.length === 0) return [];
  const { from, inPeriod } = periodRows(form, standard, period);
  const where = allOf([...inPeriod, ...(rows === 'all' ? [] : [`row_number NOT IN (${theirNumbers})`])]);
  const first = `SELECT row_number FROM ${from} WHERE ${where} LIMIT ${Math.max(...places) + 1}`;
  const placed = `SELECT row_number, row_number() OVER () - 1 AS place FROM (${first})`;
  const found = await database.rows(`SELECT row_number FROM (${placed}) WHERE place IN (${places.join(', ')}) ORDER BY place`);
  return found.map(([rowNumber]) => Number(rowNumber));
}

function periodRows(form: NormalForm, standard: StandardContent, name: string): { from: string; inPeriod: string[] } {
  const { period } = compiledOn(form, knownPart(standard, matchLabels(standard.fields, form)));
  if (period === undefined) return { from: cellsView, inPeriod: [] };
  return { from: readingsSql([period]), inPeriod: [`${periodText(period.field, period.names.value)} = ${literal(name)}`] };
}
