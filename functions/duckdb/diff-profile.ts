import { limits } from '../limits.ts';
import { identifier } from '../standards/sql-text.ts';
import type { ColumnFacts, DriftFacts, Sides, Variety } from '../versions/version-differ.port.ts';
import { scans } from './columns.ts';
import { type ComparedSides, comparedSides } from './diff-sides.ts';
import { filledCells } from './filled-cells.ts';
import type { Database } from './instance.ts';

/**
 * What the columns of both sides say of themselves: one scan of its numbers and categories a side, and one more for
 * each category. Columns of lists and objects are passed over.
 */
export async function profileSides(database: Database, sides: Sides): Promise<DriftFacts> {
  const compared = await comparedSides(database, sides);
  const [counted = []] = await database.rows(
    `SELECT (SELECT count(*) FROM ${compared.before.sql}), (SELECT count(*) FROM ${compared.after.sql})`,
  );
  const columns: ColumnFacts[] = [];
  const filled = { before: await filledCells(database, sides.before), after: await filledCells(database, sides.after) };
  const plain = compared.columns.filter((name) => filled.before.has(name) && filled.after.has(name));
  for (const names of scans(plain)) columns.push(...(await profileColumns(database, compared, filled, names)));
  return { rowsBefore: Number(counted[0]), rowsAfter: Number(counted[1]), columns };
}

type Filled = Readonly<Record<'before' | 'after', ReadonlyMap<string, number>>>;

async function profileColumns(
  database: Database,
  compared: ComparedSides,
  filled: Filled,
  names: readonly string[],
): Promise<ColumnFacts[]> {
  const { kinds, varieties } = await kindsOf(database, compared, names);
  const row = await askColumns(database, compared, filled, { names, kinds });
  const values = row.values();
  const columns: ColumnFacts[] = [];
  for (const [index, name] of names.entries()) {
    const variety = varieties.get(name);
    const facts = {
      name,
      filledBefore: filled.before.get(name) ?? 0,
      filledAfter: filled.after.get(name) ?? 0,
      ...(variety ? { variety } : {}),
    };
    columns.push(await columnFacts(database, compared, facts, kinds[index], () => values.next().value));
  }
  return columns;
}

type Asked = { readonly names: readonly string[]; readonly kinds: readonly Kind[] };

async function askColumns(database: Database, compared: ComparedSides, filled: Filled, { names, kinds }: Asked): Promise<unknown[]> {
  const selects = kinds.flatMap((kind, index) => answersSql(index, kind));
  if (selects.length === 0) return [];
  const side = (of: 'before' | 'after') => {
    const facts = names.flatMap((name, index) =>
      factsSql({ name, index, typeBefore: compared.before.types.get(name), numbers: filled[of].get(name) ?? 0 }, kinds[index]),
    );
    return `(SELECT ${facts.join(', ')} FROM ${compared[of].sql})`;
  };
  const [row = []] = await database.rows(`SELECT ${selects.join(', ')} FROM ${side('before')} b, ${side('after')} a`);
  return row;
}

/** `text` only where the column may be a category; years move with time, and are `other`. */
type Kind = 'text' | 'number' | 'date' | 'other';

type Kinds = { readonly kinds: readonly Kind[]; readonly varieties: ReadonlyMap<string, NonNullable<ColumnFacts['variety']>> };

/** A text column with many values in its first rows is no category: it need not be counted whole. */
async function kindsOf(database: Database, compared: ComparedSides, names: readonly string[]): Promise<Kinds> {
  const kinds = names.map((name) => kindOf(compared, name));
  const texts = names.filter((_, index) => kinds[index] === 'text');
  if (texts.length === 0) return { kinds, varieties: new Map() };
  const [before, after] = [await varietiesOf(database, compared.before.sql, texts), await varietiesOf(database, compared.after.sql, texts)];
  const many = texts.filter((name) => (before.get(name)?.distinct ?? 0) > limits.maxCategoryValues);
  const varieties = new Map(
    many.flatMap((name) => {
      const [old, fresh] = [before.get(name), after.get(name)];
      return old && fresh ? [[name, { before: old, after: fresh }]] : [];
    }),
  );
  return { kinds: kinds.map((kind, index) => (many.includes(names[index] ?? '') ? 'other' : kind)), varieties };
}

/** Of the first rows alone: to count all different values of a long column would cost as much as the check. */
async function varietiesOf(database: Database, sql: string, names: readonly string[]): Promise<ReadonlyMap<string, Variety>> {
  const counts = names.map((name) => `count(DISTINCT ${identifier(name)}), count(${identifier(name)})`).join(', ');
  const columns = names.map(identifier).join(', ');
  const [row = []] = await database.rows(`SELECT ${counts} FROM (SELECT ${columns} FROM ${sql} LIMIT ${limits.parquetRowGroupRows})`);
  return new Map(names.map((name, index) => [name, { distinct: Number(row[2 * index]), cells: Number(row[2 * index + 1]) }]));
}

function kindOf({ before, after }: ComparedSides, name: string): Kind {
  if (before.numberTexts.has(name) || after.numberTexts.has(name)) return 'other';
  const types = [before.types.get(name), after.types.get(name)];
  if (types.every((type) => type === 'VARCHAR')) return 'text';
  if (types.every((type) => /^(DATE|TIMESTAMP)/.test(type ?? ''))) return 'date';
  return types.every((type) => /^(DECIMAL|BIGINT|HUGEINT|DOUBLE)/.test(type ?? '')) ? 'number' : 'other';
}

type OneColumn = { readonly name: string; readonly index: number; readonly typeBefore: string | undefined; readonly numbers: number };

function factsSql({ name, index, typeBefore, numbers }: OneColumn, kind: Kind | undefined): string[] {
  const column = identifier(name);
  if (kind === 'date') {
    const day = `CAST(${column} AS DATE)`;
    return [`count(DISTINCT ${day}) AS d${index}`, `count(DISTINCT ${day}) FILTER (day(${day}) > ${lastMonth}) AS t${index}`];
  }
  if (kind !== 'number') return [];
  const size = `abs(CAST(${column} AS DOUBLE))`;
  return [
    `min(${column}) AS l${index}`,
    `max(${column}) AS g${index}`,
    `approx_quantile(${size}, 0.5)${byLot(numbers)} AS m${index}`,
    `${holdsThousandths(typeBefore) ? `count_if(${isThousandthSql(column)}) / nullif(count(${column}), 0)` : '0'} AS s${index}`,
  ];
}

/** Rows by the hash of their place: every n-th would take one month of twelve, or one sex of two. */
function byLot(numbers: number): string {
  const lots = Math.floor(numbers / limits.maxMiddleNumbers);
  return lots < 2 ? '' : ` FILTER (hash(file_row_number) % ${lots} = 0)`;
}

/** A day of the month above it can't be a month. */
const lastMonth = 12;

/** Whole numbers, and decimals of less than three places, need not be read for them. */
function holdsThousandths(type: string | undefined): boolean {
  if (type === 'BIGINT' || type === 'HUGEINT') return false;
  const [, scale] = /^DECIMAL\(\d+,(\d+)\)$/.exec(type ?? '') ?? [];
  return scale === undefined || Number(scale) >= thousandthDigits;
}

const thousandthDigits = 3;

/** `1.234` to `999.999`, the last decimal no zero: thousands that were taken for fractions look so. */
function isThousandthSql(column: string): string {
  return `regexp_full_match(CAST(${column} AS VARCHAR), '-?[1-9][0-9]{0,2}[.][0-9]{2}[1-9]0*')`;
}

function answersSql(index: number, kind: Kind | undefined): string[] {
  if (kind === 'date') return [`b.d${index}`, `b.t${index}`, `a.d${index}`, `a.t${index}`];
  if (kind !== 'number') return [];
  const ends = [`b.l${index}`, `b.g${index}`, `a.l${index}`, `a.g${index}`].map((end) => `CAST(${end} AS VARCHAR)`);
  return [...ends, `b.m${index}`, `a.m${index}`, `b.s${index}`];
}

async function columnFacts(
  database: Database,
  compared: ComparedSides,
  facts: ColumnFacts,
  kind: Kind | undefined,
  next: () => unknown,
): Promise<ColumnFacts> {
  if (kind === 'number') {
    const ends = [next(), next(), next(), next()].map((end) => String(end ?? ''));
    const [low = '', high = '', newLow = '', newHigh = ''] = ends;
    const [old, fresh] = [next(), next()];
    const middle = old === null || fresh === null ? {} : { middle: { before: Number(old), after: Number(fresh) } };
    return { ...facts, range: { before: [low, high], after: [newLow, newHigh], ...middle, thousandths: Number(next() ?? 0) } };
  }
  if (kind === 'date') {
    const counts = () => ({ distinct: Number(next()), afterTwelfth: Number(next()) });
    return { ...facts, days: { before: counts(), after: counts() } };
  }
  if (kind !== 'text' || facts.filledBefore === 0) return facts;
  return { ...facts, values: await newValues(database, compared, facts.name) };
}

async function newValues(database: Database, { before, after }: ComparedSides, name: string): Promise<NonNullable<ColumnFacts['values']>> {
  const column = identifier(name);
  // By place: a column of the file may be named as the alias is.
  const distinct = (sql: string) => `SELECT ${column} AS v, count(*) AS n FROM ${sql} WHERE ${column} IS NOT NULL GROUP BY 1`;
  const sample = `left(v, ${limits.maxReportedCellCharacters})`;
  const [row = []] = await database.rows(
    `WITH b AS (${distinct(before.sql)}), a AS (${distinct(after.sql)}), fresh AS (SELECT a.v, a.n FROM a ANTI JOIN b ON a.v = b.v)
     SELECT (SELECT count(*) FROM b), (SELECT count(*) FROM a SEMI JOIN b ON a.v = b.v), (SELECT count(*) FROM fresh),
       (SELECT list(${sample}) FROM (SELECT v FROM fresh ORDER BY n DESC, v LIMIT ${limits.maxDriftSamples}))`,
  );
  const samples = Array.isArray(row[3]) ? row[3].map(String) : [];
  return { known: Number(row[0]), kept: Number(row[1]), fresh: Number(row[2]), samples };
}
