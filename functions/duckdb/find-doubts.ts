import { limits } from '../limits.ts';
import { type CandidateName, type ColumnFacts, candidateShapes, emptyOrWordSql } from '../standards/column-facts.ts';
import { dateSql } from '../standards/date-text.ts';
import { swappedPair } from '../standards/day-and-month.ts';
import { type ColumnShapes, type Doubt, doubtOf, namesClock, namesPlace } from '../standards/doubt.ts';
import { chosenCandidate, isIdentifier } from '../standards/infer.ts';
import { trimmed } from '../standards/sql-text.ts';
import { cellShapes, currencyShapes, markedShapes, type Written, zeroTwins } from './cell-shapes.ts';
import { cellsView, columnName } from './cells.ts';
import type { Database } from './instance.ts';
import type { Marked } from './sampled-candidates.ts';

export type Doubts = {
  /** By column index. */
  readonly doubts: ReadonlyMap<number, Doubt>;
  /** Dates that are the same whichever of day and month comes first, by column index. */
  readonly settled: ReadonlyMap<number, CandidateName>;
  /** How the cells are written of each column that was looked at, by index. */
  readonly written: ReadonlyMap<number, Written>;
};

type Column = { readonly index: number; readonly name: string; readonly facts: ColumnFacts; readonly chosen: CandidateName | undefined };

/**
 * The columns whose cells two readings fit. Looked at are those of fractions, groups and dates, and those of text whose first rows look like them; names and codes
 * are text whatever they look like.
 */
export async function findDoubts(
  database: Database,
  { names, facts, marked }: { readonly names: readonly string[]; readonly facts: readonly ColumnFacts[]; readonly marked: Marked },
): Promise<Doubts> {
  const columns = facts.flatMap((found, index): Column[] => {
    const name = names[index] ?? '';
    return isIdentifier(name) ? [] : [{ index, name, facts: found, chosen: chosenCandidate(name, found) }];
  });
  const likely = await withDigits(
    database,
    columns.filter(({ chosen }) => chosen === undefined),
  );
  const asked = columns.filter(({ index, chosen }) => likely.has(index) || (chosen !== undefined && hasMarks(chosen)));
  const written = await writtenOf(database, asked, marked);
  const doubts = new Map<number, Doubt>();
  const settled = new Map<number, CandidateName>();
  for (const column of asked) {
    const doubt = doubtOf({ ...column, shapes: await shapesOf(database, column, written.get(column.index), marked) });
    const pair = swappedPair(column.facts.fits);
    if (doubt !== undefined) doubts.set(column.index, doubt);
    else if (pair !== undefined && column.chosen === undefined) settled.set(column.index, pair.dayFirst);
  }
  return { doubts, settled, written };
}

/** Whether cells that fit a candidate may have a point or a comma that says something. */
function hasMarks(candidate: CandidateName): boolean {
  const { type, ...shape }: { type: string; format?: string; groupChar?: string } = candidateShapes[candidate];
  return (type === 'number' && shape.format !== 'percent') || shape.groupChar !== undefined;
}

async function withDigits(database: Database, columns: readonly Column[]): Promise<ReadonlySet<number>> {
  const sample = `(SELECT * FROM ${cellsView} LIMIT ${limits.inferSampleRows})`;
  const shapes = await cellShapes(
    database,
    columns.map(({ index }) => index),
    sample,
  );
  const likely = [...shapes].filter(([, { counts }]) => {
    const { other = 0, month = 0, ...digits } = counts;
    const all = Object.values(digits).reduce((sum, count) => sum + count, 0);
    return month > 0 || all >= (all + other) * limits.leastDigitsShare;
  });
  return new Set(likely.map(([index]) => index));
}

async function writtenOf(database: Database, columns: readonly Column[], marked: Marked): Promise<ReadonlyMap<number, Written>> {
  const indexesOf = (isOne: (column: Column) => boolean): number[] => columns.filter(isOne).map(({ index }) => index);
  const isCurrency = ({ index, chosen }: Column): boolean => chosen === 'rupiah' && !marked.has(index);
  const written = new Map([
    ...(await cellShapes(
      database,
      indexesOf((column) => !marked.has(column.index) && !isCurrency(column)),
    )),
    ...(await markedShapes(
      database,
      indexesOf(({ index }) => marked.has(index)),
    )),
  ]);
  for (const index of indexesOf(isCurrency)) written.set(index, await currencyShapes(database, index));
  return written;
}

async function shapesOf(database: Database, column: Column, written: Written | undefined, marked: Marked): Promise<ColumnShapes> {
  const { index, name, chosen } = column;
  const { counts = {}, first = {}, next = {}, endsInZero = false } = written ?? {};
  const fractionMark = chosen === 'point' ? '.' : chosen === 'comma' ? ',' : undefined;
  return {
    counts,
    first,
    next,
    twins: fractionMark !== undefined && endsInZero ? await zeroTwins(database, index, marked, fractionMark) : [],
    clocks: namesClock(name) && (chosen === 'point' || chosen === undefined) && (await areClocks(database, index)),
    swappable: await areSwappable(database, column),
    places: namesPlace(name) && (await arePlaces(database, index)),
  };
}

async function areClocks(database: Database, index: number): Promise<boolean> {
  const text = trimmed(columnName(index));
  const [row] = await database.rows(
    `SELECT bool_and(regexp_full_match(${text}, '([01]?[0-9]|2[0-3])[.][0-5][0-9]')) FROM ${cellsView} WHERE NOT ${emptyOrWordSql(text)}`,
  );
  return row?.[0] === true;
}

/** Degrees north and east. */
async function arePlaces(database: Database, index: number): Promise<boolean> {
  const text = trimmed(columnName(index));
  const [row] = await database.rows(
    `SELECT bool_and(abs(TRY_CAST(${text} AS DOUBLE)) <= 180) FROM ${cellsView} WHERE NOT ${emptyOrWordSql(text)}`,
  );
  return row?.[0] === true;
}

/** Whether some date is another with its day and month exchanged: `03/03/2021` is not. */
async function areSwappable(database: Database, { index, facts: { fits } }: Column): Promise<boolean> {
  const pair = swappedPair(fits);
  if (pair === undefined) return false;
  const text = trimmed(columnName(index));
  const [one, other] = [pair.dayFirst, pair.monthFirst].map((name) => dateSql(text, candidateShapes[name].format));
  const [row] = await database.rows(`SELECT coalesce(bool_or(${one} <> ${other}), FALSE) FROM ${cellsView}`);
  return row?.[0] === true;
}
