import * as z from 'zod';
import { titleOf } from '../standards/labels/match-labels.ts';
import type { Field } from '../standards/standard.ts';
import type { ListQuery, RowChange, Sides } from '../versions/version-differ.port.ts';
import { type ComparedSides, comparedSides, keyedRelations, type Relations, wholeRowRelations } from './diff-sides.ts';
import type { Database } from './instance.ts';
import { type PartsSource, partsSource } from './parts-source.ts';
import { jsonRowSql, numberText } from './row-text.ts';

type Place = { readonly file: number; readonly row: number };
type Found = { readonly before: Place | undefined; readonly after: Place | undefined };

/** The rows that differ (version-differ.ts): first their places, then the texts of the page's rows alone. */
export async function listDifferences(database: Database, sides: Sides, query: ListQuery): Promise<RowChange[]> {
  const found = await findPlaces(database, sides, query);
  const before = await textsAt(database, sides.before, query.fieldsBefore, placesOf(found, 'before'));
  const after = await textsAt(database, sides.after, query.fieldsAfter, placesOf(found, 'after'));
  return found.map((row) => changeOf(textOf(before, row.before), textOf(after, row.after)));
}

function placesOf(found: readonly Found[], side: 'before' | 'after'): Place[] {
  return found.map((row) => row[side]).filter((place) => place !== undefined);
}

function changeOf(before: string | undefined, after: string | undefined): RowChange {
  if (before !== undefined && after !== undefined) return { change: 'changed', before, after };
  if (after !== undefined) return { change: 'added', after };
  if (before !== undefined) return { change: 'removed', before };
  throw new Error('a row that differs was found on neither side');
}

const placesSchema = z.tuple([
  z.coerce.number().nullable(),
  z.coerce.number().nullable(),
  z.coerce.number().nullable(),
  z.coerce.number().nullable(),
]);

async function findPlaces(database: Database, sides: Sides, { by, key, offset, limit }: ListQuery): Promise<Found[]> {
  const all = await differencesSql(database, sides, by === 'key' ? key : []);
  const order = 'ORDER BY afi NULLS LAST, afr NULLS LAST, bfi, bfr';
  const rows = await database.rows(`SELECT bfi, bfr, afi, afr FROM (${all}) ${order} LIMIT ${limit} OFFSET ${offset}`);
  return rows.map((row) => {
    const [bfi, bfr, afi, afr] = placesSchema.parse(row);
    return { before: placeOf(bfi, bfr), after: placeOf(afi, afr) };
  });
}

function placeOf(file: number | null, row: number | null): Place | undefined {
  return file === null || row === null ? undefined : { file, row };
}

async function differencesSql(database: Database, sides: Sides, key: readonly string[]): Promise<string> {
  if (sides.before.length === 0) return oneSideSql(await partsSource(database, sides.after), 'after');
  if (sides.after.length === 0) return oneSideSql(await partsSource(database, sides.before), 'before');
  const compared: ComparedSides = await comparedSides(database, sides);
  const whole = unequalSql(wholeRowRelations(compared, key));
  return key.length === 0 ? whole : `${unequalSql(keyedRelations(compared, key))} UNION ALL ${whole}`;
}

function oneSideSql({ sql }: PartsSource, side: 'before' | 'after'): string {
  const columns =
    side === 'after'
      ? 'NULL AS bfi, NULL AS bfr, file_index AS afi, file_row_number AS afr'
      : 'file_index AS bfi, file_row_number AS bfr, NULL AS afi, NULL AS afr';
  return `SELECT ${columns} FROM ${sql}`;
}

function unequalSql({ b, a, sameKey }: Relations): string {
  return `SELECT b.fi AS bfi, b.fr AS bfr, a.fi AS afi, a.fr AS afr FROM ${b} b FULL JOIN ${a} a ON ${sameKey} WHERE b.h IS DISTINCT FROM a.h`;
}

type Texts = ReadonlyMap<string, string>;

function textOf(texts: Texts, place: Place | undefined): string | undefined {
  return place && texts.get(`${place.file} ${place.row}`);
}

async function textsAt(database: Database, paths: readonly string[], fields: readonly Field[], places: readonly Place[]): Promise<Texts> {
  if (places.length === 0) return new Map();
  const source = await partsSource(database, paths);
  const columns = fields.map((field) => ({
    name: field.name,
    type: source.numberTexts.has(field.name) ? numberText : source.types.get(field.name),
    title: titleOf(field),
    field,
  }));
  const wanted = `SELECT *, file_index, file_row_number FROM ${source.sql} WHERE ${placesSql(places)}`;
  const rows = await database.rows(`SELECT file_index, file_row_number, ${jsonRowSql(columns)} FROM (${wanted})`);
  return new Map(rows.map(([file, row, text]) => [`${file} ${row}`, String(text)]));
}

/** Places are our own numbers, never a client's text. */
function placesSql(places: readonly Place[]): string {
  const files = Map.groupBy(places, ({ file }) => file);
  return [...files]
    .map(([file, inFile]) => `(file_index = ${file} AND file_row_number IN (${inFile.map(({ row }) => row).join(', ')}))`)
    .join(' OR ');
}
