import { limits } from '../limits.ts';
import { identifier } from '../standards/sql-text.ts';
import type { ColumnFacts, DriftFacts } from '../versions/drift.ts';
import type { Sides } from '../versions/version-differ.ts';
import { scans } from './columns.ts';
import { type ComparedSides, comparedSides } from './diff-sides.ts';
import type { Database } from './instance.ts';

/** Approximate counts may be a fifth too small; the exact question is asked of every column that could be a category. */
const approximateRoom = 1.3;

/** What the columns of both sides say of themselves: one scan a side, and one more for each text column of few values. */
export async function profileSides(database: Database, sides: Sides): Promise<DriftFacts> {
  const compared = await comparedSides(database, sides);
  const [counted = []] = await database.rows(
    `SELECT (SELECT count(*) FROM ${compared.before.sql}), (SELECT count(*) FROM ${compared.after.sql})`,
  );
  const columns: ColumnFacts[] = [];
  for (const names of scans(compared.columns)) columns.push(...(await profileColumns(database, compared, names)));
  return { rowsBefore: Number(counted[0]), rowsAfter: Number(counted[1]), columns };
}

async function profileColumns(database: Database, compared: ComparedSides, names: readonly string[]): Promise<ColumnFacts[]> {
  const side = (sql: string) =>
    `(SELECT ${names.flatMap((name, index) => factsSql(name, index, kindOf(compared, name))).join(', ')} FROM ${sql})`;
  const selects = names.flatMap((name, index) => answersSql(index, kindOf(compared, name)));
  const [row = []] = await database.rows(`SELECT ${selects.join(', ')} FROM ${side(compared.before.sql)} b, ${side(compared.after.sql)} a`);
  const values = row.values();
  const facts: ColumnFacts[] = [];
  for (const name of names) facts.push(await columnFacts(database, compared, name, () => values.next().value));
  return facts;
}

type Kind = 'text' | 'number' | 'other';

/** Years and dates move with time; they are neither. */
function kindOf({ before, after }: ComparedSides, name: string): Kind {
  if (before.numberTexts.has(name) || after.numberTexts.has(name)) return 'other';
  const types = [before.types.get(name), after.types.get(name)];
  if (types.every((type) => type === 'VARCHAR')) return 'text';
  return types.every((type) => /^(DECIMAL|BIGINT|HUGEINT|DOUBLE)/.test(type ?? '')) ? 'number' : 'other';
}

function factsSql(name: string, index: number, kind: Kind): string[] {
  const column = identifier(name);
  const filled = `count(${column}) AS f${index}`;
  if (kind === 'text') return [filled, `approx_count_distinct(${column}) AS d${index}`];
  if (kind === 'other') return [filled];
  return [filled, `min(${column}) AS l${index}`, `max(${column}) AS g${index}`, `max(abs(CAST(${column} AS DOUBLE))) AS r${index}`];
}

function answersSql(index: number, kind: Kind): string[] {
  const filled = [`b.f${index}`, `a.f${index}`];
  if (kind === 'text') return [...filled, `b.d${index}`];
  if (kind === 'other') return filled;
  const ends = [`b.l${index}`, `b.g${index}`, `a.l${index}`, `a.g${index}`].map((end) => `CAST(${end} AS VARCHAR)`);
  const [old, fresh, factor] = [`b.r${index}`, `a.r${index}`, limits.driftRangeFactor];
  const grew = `coalesce(${old} > 0 AND ${fresh} >= ${factor} * ${old}, FALSE)`;
  const shrank = `coalesce(${fresh} > 0 AND ${fresh} * ${factor} <= ${old}, FALSE)`;
  return [...filled, ...ends, grew, shrank];
}

async function columnFacts(database: Database, compared: ComparedSides, name: string, next: () => unknown): Promise<ColumnFacts> {
  const [filledBefore, filledAfter] = [Number(next()), Number(next())];
  const facts = { name, filledBefore, filledAfter };
  const kind = kindOf(compared, name);
  if (kind === 'number') {
    const ends = [next(), next(), next(), next()].map((end) => String(end ?? ''));
    const [low = '', high = '', newLow = '', newHigh = ''] = ends;
    return { ...facts, range: { before: [low, high], after: [newLow, newHigh], grew: next() === true, shrank: next() === true } };
  }
  if (kind === 'other') return facts;
  const few = Number(next()) <= limits.maxCategoryValues * approximateRoom;
  return few && filledBefore > 0 ? { ...facts, values: await newValues(database, compared, name) } : facts;
}

async function newValues(database: Database, { before, after }: ComparedSides, name: string): Promise<NonNullable<ColumnFacts['values']>> {
  const column = identifier(name);
  const distinct = (sql: string) => `SELECT ${column} AS v, count(*) AS n FROM ${sql} WHERE ${column} IS NOT NULL GROUP BY v`;
  const sample = `left(v, ${limits.maxReportedCellCharacters})`;
  const [row = []] = await database.rows(
    `WITH b AS (${distinct(before.sql)}), a AS (${distinct(after.sql)}), fresh AS (SELECT a.v, a.n FROM a ANTI JOIN b ON a.v = b.v)
     SELECT (SELECT count(*) FROM b), (SELECT count(*) FROM a SEMI JOIN b ON a.v = b.v), (SELECT count(*) FROM fresh),
       (SELECT list(${sample}) FROM (SELECT v FROM fresh ORDER BY n DESC, v LIMIT ${limits.maxDriftSamples}))`,
  );
  const samples = Array.isArray(row[3]) ? row[3].map(String) : [];
  return { known: Number(row[0]), kept: Number(row[1]), fresh: Number(row[2]), samples };
}
