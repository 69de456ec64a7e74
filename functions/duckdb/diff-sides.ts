import { allOf, identifier } from '../standards/sql-text.ts';
import type { Sides } from '../versions/version-differ.port.ts';
import type { Database } from './instance.ts';
import { type PartsSource, partsSource } from './parts-source.ts';
import { numberText, textSql } from './row-text.ts';

/** Both versions' parts, and the columns that both have. */
export type ComparedSides = { readonly before: PartsSource; readonly after: PartsSource; readonly columns: readonly string[] };

/** The relations `b` and `a` of a comparison: each has its keys, one hash of what is compared, and the row's place. */
export type Relations = { readonly b: string; readonly a: string; readonly sameKey: string };

export async function comparedSides(database: Database, sides: Sides): Promise<ComparedSides> {
  const [before, after] = [await partsSource(database, sides.before), await partsSource(database, sides.after)];
  return { before, after, columns: [...after.types.keys()].filter((name) => before.types.has(name)) };
}

/** Rows with a whole key, told apart by it. */
export function keyedRelations(sides: ComparedSides, key: readonly string[]): Relations {
  const others = sides.columns.filter((name) => !key.includes(name));
  const whole = allOf(key.map((name) => `${identifier(name)} IS NOT NULL`));
  const relation = (side: 'before' | 'after'): string => {
    const keys = key.map((name, index) => `${comparedSql(sides, side, name)} AS k${index}`);
    return `(SELECT ${[...keys, placeSql, hashSql(sides, side, others)].join(', ')} FROM ${sides[side].sql} WHERE ${whole})`;
  };
  return { b: relation('before'), a: relation('after'), sameKey: allOf(key.map((_, index) => `b.k${index} = a.k${index}`)) };
}

/** The same for counting alone, by one 64-bit hash of the key: half of what joining the keys costs. Where two keys have one hash the counts don't add up to the rows. */
export function hashedKeyRelations(sides: ComparedSides, key: readonly string[]): Relations {
  const others = sides.columns.filter((name) => !key.includes(name));
  const whole = allOf(key.map((name) => `${identifier(name)} IS NOT NULL`));
  const relation = (side: 'before' | 'after'): string => {
    const keys = key.map((name) => comparedSql(sides, side, name)).join(', ');
    return `(SELECT hash(${keys}) AS k, ${placeSql}, ${hashSql(sides, side, others)} FROM ${sides[side].sql} WHERE ${whole})`;
  };
  return { b: relation('before'), a: relation('after'), sameKey: 'b.k = a.k' };
}

/** Whole rows; with a key, those alone whose key has a gap. `copy` tells equal rows of one side apart. */
export function wholeRowRelations(sides: ComparedSides, key: readonly string[]): Relations {
  const relation = (side: 'before' | 'after'): string => {
    const rows = `SELECT ${placeSql}, ${hashSql(sides, side, sides.columns)} FROM ${sides[side].sql} WHERE ${gapSql(key)}`;
    return `(SELECT *, row_number() OVER (PARTITION BY h ORDER BY fi, fr) AS copy FROM (${rows}))`;
  };
  return { b: relation('before'), a: relation('after'), sameKey: 'b.h = a.h AND b.copy = a.copy' };
}

/** The hashes of whole rows, with their place, of the rows that `wholeRowRelations` has. */
export function hashesSql(sides: ComparedSides, side: 'before' | 'after', key: readonly string[]): string {
  return `SELECT ${hashSql(sides, side, sides.columns)}, file_row_number AS fr FROM ${sides[side].sql} WHERE ${gapSql(key)}`;
}

export function gapSql(key: readonly string[]): string {
  return key.length === 0 ? 'TRUE' : `NOT (${allOf(key.map((name) => `${identifier(name)} IS NOT NULL`))})`;
}

const placeSql = 'file_index AS fi, file_row_number AS fr';

/** Never NULL, so that a missing side of a join is known by it. */
function hashSql(sides: ComparedSides, side: 'before' | 'after', columns: readonly string[]): string {
  const compared = columns.map((name) => comparedSql(sides, side, name));
  return `${compared.length === 0 ? '0' : `hash(${compared.join(', ')})`} AS h`;
}

/** A column as both sides can be compared: as it is stored, or its canonical text where the types differ. */
function comparedSql({ before, after }: ComparedSides, side: 'before' | 'after', name: string): string {
  const isText = before.numberTexts.has(name) || after.numberTexts.has(name);
  if (!isText && before.types.get(name) === after.types.get(name)) return identifier(name);
  const source = side === 'before' ? before : after;
  return textSql({ name, title: name, type: source.numberTexts.has(name) ? numberText : source.types.get(name) });
}
