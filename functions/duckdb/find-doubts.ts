import { limits } from '../limits.ts';
import { type CandidateName, type ColumnFacts, candidateShapes } from '../standards/inference/column-facts.ts';
import { swappedDates, swappedPair } from '../standards/inference/day-and-month.ts';
import { type ColumnShapes, type Doubt, doubtOf, type FirstCell, namesClock, namesPlace } from '../standards/inference/doubt.ts';
import { chosenCandidate, isIdentifier } from '../standards/inference/infer.ts';
import { cellShapes, currencyShapes, markedShapes, type Written } from './cell-shapes.ts';
import { cellsView } from './cells.ts';
import { clocks, places, swappable } from './every-cell.ts';
import type { Database } from './instance.ts';
import type { Marked } from './sampled-candidates.ts';
import { zeroTwins } from './zero-twins.ts';

export type Doubts = {
  /** By column index. */
  readonly doubts: ReadonlyMap<number, Doubt>;
  /** Dates that are the same whichever of day and month comes first, by column index. */
  readonly settled: ReadonlyMap<number, CandidateName>;
  /** How the cells are written of each column that was looked at, by index. */
  readonly written: ReadonlyMap<number, Written>;
};

type Known = {
  readonly names: readonly string[];
  readonly facts: readonly ColumnFacts[];
  readonly rows: number;
  readonly marked: Marked;
};
type Column = { readonly index: number; readonly name: string; readonly facts: ColumnFacts; readonly chosen: CandidateName | undefined };

/**
 * The columns whose cells two readings fit. Looked at are those of fractions, groups and dates, and those of text whose first rows look like them; names and codes
 * are text whatever they look like.
 */
export async function findDoubts(database: Database, { names, facts, rows, marked }: Known): Promise<Doubts> {
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
  const said = await saidTogether(database, asked, written, { rows, marked });
  const doubts = new Map<number, Doubt>();
  const settled = new Map<number, CandidateName>();
  for (const column of asked) {
    const { counts = {}, first = {}, next = {} } = written.get(column.index) ?? {};
    const doubt = doubtOf({ ...column, shapes: { counts, first, next, ...said(column.index) } });
    const pair = swappedPair(column.facts.fits);
    if (doubt !== undefined) doubts.set(column.index, doubt);
    else if (pair !== undefined && column.chosen === undefined) settled.set(column.index, pair.dayFirst);
  }
  return { doubts, settled, written };
}

/** Whether cells that fit a candidate may have a point or a comma that says something. */
function hasMarks(candidate: CandidateName): boolean {
  const { type, ...shape }: { type: string; format?: string; groupChar?: string; unit?: string } = candidateShapes[candidate];
  return (type === 'number' && shape.format !== 'percent' && shape.unit === undefined) || shape.groupChar !== undefined;
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
  return new Map([
    ...(await cellShapes(
      database,
      indexesOf((column) => !marked.has(column.index) && !isCurrency(column)),
    )),
    ...(await markedShapes(
      database,
      indexesOf(({ index }) => marked.has(index)),
    )),
    ...(await currencyShapes(database, indexesOf(isCurrency))),
  ]);
}

/** How the fractions of a candidate are written. */
const fractionMarks = [
  ['point', '.'],
  ['comma', ','],
] as const satisfies readonly (readonly [CandidateName, string])[];

/** What the cells of a column say only together, by its index. */
async function saidTogether(
  database: Database,
  columns: readonly Column[],
  written: ReadonlyMap<number, Written>,
  table: { readonly rows: number; readonly marked: Marked },
): Promise<(index: number) => Pick<ColumnShapes, 'twins' | 'clocks' | 'swappable' | 'places'>> {
  const indexesOf = (isOne: (column: Column) => boolean): number[] => columns.filter(isOne).map(({ index }) => index);
  const endsInZero = ({ index }: Column): boolean => written.get(index)?.endsInZero === true;
  const mayBeClock = ({ name, chosen }: Column): boolean => namesClock(name) && (chosen === 'point' || chosen === undefined);
  const twins = new Map<number, FirstCell[]>();
  for (const [candidate, mark] of fractionMarks) {
    const indexes = indexesOf((column) => column.chosen === candidate && endsInZero(column));
    for (const [index, cells] of await zeroTwins(database, indexes, { ...table, mark })) twins.set(index, cells);
  }
  const ofHours = await clocks(database, indexesOf(mayBeClock));
  const ofPlaces = await places(
    database,
    indexesOf(({ name }) => namesPlace(name)),
  );
  const swaps = new Set<number>();
  for (const pair of Object.values(swappedDates)) {
    const indexes = indexesOf(({ facts: { fits } }) => swappedPair(fits) === pair);
    for (const index of await swappable(database, indexes, pair)) swaps.add(index);
  }
  return (index) => ({
    twins: twins.get(index) ?? [],
    clocks: ofHours.has(index),
    swappable: swaps.has(index),
    places: ofPlaces.has(index),
  });
}
