import { periodText } from '../standards/rules/compile.ts';
import { literal } from '../standards/sql-text.ts';
import { cellsView, placeInFile } from './cells.ts';
import { type FileStandard, readingsSql } from './columns.ts';
import type { Database } from './instance.ts';
import { keptView } from './leave-out.ts';

type Asked = {
  readonly period: string;
  readonly places: readonly number[];
  /** Whether rows were left out when the parts were written. */
  readonly leavesOut: boolean;
};

/**
 * The rows of the clerk's file that stand at these places (from 0) of one period's part. Parts are written in the file's order
 * (write-parts.ts), so a place in a part is a place in the view; reading stops after the last one asked for.
 */
export async function rowNumbersAt(database: Database, { period: field }: FileStandard, asked: Asked): Promise<number[]> {
  const { period, places, leavesOut } = asked;
  if (places.length === 0) return [];
  if (field === undefined && !leavesOut) return rowNumbersInFile(database, places);
  const view = leavesOut ? keptView : cellsView;
  const [from, where] =
    field === undefined
      ? [view, '']
      : [readingsSql([field], view), ` WHERE ${periodText(field.field, field.names.value)} = ${literal(period)}`];
  const order = leavesOut ? ' ORDER BY row_number' : '';
  const first = `SELECT row_number FROM ${from}${where}${order} LIMIT ${Math.max(...places) + 1}`;
  const placed = `SELECT row_number, row_number() OVER () - 1 AS place FROM (${first})`;
  const found = await database.rows(`SELECT row_number FROM (${placed}) WHERE place IN (${places.join(', ')}) ORDER BY place`);
  return found.map(([rowNumber]) => Number(rowNumber));
}

/** The one part of a file without periods has its rows as they stand. */
async function rowNumbersInFile(database: Database, places: readonly number[]): Promise<number[]> {
  const found = await database.rows(
    `SELECT row_number FROM ${cellsView} WHERE ${placeInFile} IN (${places.join(', ')}) ORDER BY ${placeInFile}`,
  );
  return found.map(([rowNumber]) => Number(rowNumber));
}
