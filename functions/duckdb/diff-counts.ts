import { limits } from '../limits.ts';
import type { CountedRows, Sides } from '../versions/version-differ.port.ts';
import { type ComparedSides, comparedSides, gapSql, hashedKeyRelations, hashesSql } from './diff-sides.ts';
import { filledCells } from './filled-cells.ts';
import type { Database } from './instance.ts';
import { partsSource } from './parts-source.ts';

/** Counts the rows that differ (version-differ.ts). */
export async function countDifferences(database: Database, sides: Sides, key: readonly string[]): Promise<CountedRows> {
  if (sides.before.length === 0) return { ...none, added: await rowsOf(database, sides.after) };
  if (sides.after.length === 0) return { ...none, removed: await rowsOf(database, sides.before) };
  const compared = await comparedSides(database, sides);
  const named = sides.after.length === 1;
  if (key.length === 0 || !key.every((name) => compared.columns.includes(name))) return countWholeRows(database, compared, [], named);
  const keyed = await countKeyed(database, sides, compared, { key, named });
  return keyed ?? countWholeRows(database, compared, [], named);
}

const none: CountedRows = { added: 0, removed: 0, changed: 0, by: 'row', addedAt: [], changedAt: [] };

async function rowsOf(database: Database, paths: readonly string[]): Promise<number> {
  if (paths.length === 0) return 0;
  const [row] = await database.rows(`SELECT count(*) FROM ${(await partsSource(database, paths)).sql}`);
  return Number(row?.[0]);
}

/** Undefined where a key stands twice in one version and in the other, too, or two keys have one hash: then it tells no rows apart. The checks of an upload let none through, other than a key with a gap. */
async function countKeyed(
  database: Database,
  sides: Sides,
  compared: ComparedSides,
  { key, named }: { readonly key: readonly string[]; readonly named: boolean },
): Promise<CountedRows | undefined> {
  const { b, a, sameKey } = hashedKeyRelations(compared, key);
  const first = (condition: string) => (named ? `min(a.fr, ${limits.maxChangeSamples}) FILTER (${condition})` : 'NULL');
  const [row = []] = await database.rows(
    `SELECT count_if(b.h IS NULL), count_if(a.h IS NULL), count_if(a.h <> b.h), count_if(a.h = b.h),
       ${first('b.h IS NULL')}, ${first('a.h <> b.h')} FROM ${b} b FULL JOIN ${a} a ON ${sameKey}`,
  );
  const [added = 0, removed = 0, changed = 0, equal = 0] = row.slice(0, 4).map(Number);
  const [gapsBefore, gapsAfter, before, after] = await gaps(database, sides, compared, key);
  const both = changed + equal;
  if (both + added !== after - gapsAfter || both + removed !== before - gapsBefore) return undefined;
  const counted = { added, removed, changed, by: 'key', addedAt: places(row[4]), changedAt: places(row[5]) } as const;
  if (gapsBefore + gapsAfter === 0) return counted;
  const whole = await countWholeRows(database, compared, key, named);
  const addedAt = [...counted.addedAt, ...whole.addedAt].sort((one, other) => one - other).slice(0, limits.maxChangeSamples);
  return { ...counted, added: added + whole.added, removed: removed + whole.removed, addedAt };
}

/** Rows whose key has a gap, and all rows, of both sides. The parts' footers tell most columns to have none; only others are read. */
async function gaps(
  database: Database,
  sides: Sides,
  { before, after }: ComparedSides,
  key: readonly string[],
): Promise<[number, number, number, number]> {
  const rows: [number, number] = [await rowsOf(database, sides.before), await rowsOf(database, sides.after)];
  const filled = [await filledCells(database, sides.before), await filledCells(database, sides.after)];
  if (filled.every((cells, side) => key.every((name) => cells.get(name) === rows[side]))) return [0, 0, ...rows];
  const count = (sql: string) => `(SELECT count_if(${gapSql(key)}) FROM ${sql})`;
  const [row = []] = await database.rows(`SELECT ${count(before.sql)}, ${count(after.sql)}`);
  return [Number(row[0]), Number(row[1]), ...rows];
}

/** Grouping spills; a join of rows with themselves would not be bounded where many are equal. */
async function countWholeRows(database: Database, compared: ComparedSides, key: readonly string[], named: boolean): Promise<CountedRows> {
  const rows = `SELECT h, fr, TRUE AS after FROM (${hashesSql(compared, 'after', key)})
    UNION ALL SELECT h, fr, FALSE FROM (${hashesSql(compared, 'before', key)})`;
  const groups = `SELECT count_if(after) AS a, count_if(NOT after) AS b, max(CASE WHEN after THEN fr END) AS last FROM (${rows}) GROUP BY h`;
  const first = named ? `min(last, ${limits.maxChangeSamples}) FILTER (a > b)` : 'NULL';
  const [row = []] = await database.rows(
    `SELECT coalesce(sum(greatest(a - b, 0)), 0), coalesce(sum(greatest(b - a, 0)), 0), ${first} FROM (${groups})`,
  );
  return { ...none, added: Number(row[0]), removed: Number(row[1]), addedAt: places(row[2]) };
}

function places(value: unknown): number[] {
  return Array.isArray(value) ? value.map(Number) : [];
}
