import { emptyOrWordSql } from '../standards/inference/column-facts.ts';
import type { FirstCell } from '../standards/inference/doubt.ts';
import { type CellShape, isCellShape, type ShapeCounts, shapeSql } from '../standards/inference/mark-shapes.ts';
import { withoutCurrency } from '../standards/types/number-text.ts';
import { cellsView } from './cells.ts';
import { columnCells, markedColumnCells, unpivotedName } from './column-cells.ts';
import { scans } from './columns.ts';
import type { Database } from './instance.ts';

/** How the cells of a column are written. */
export type Written = {
  readonly counts: ShapeCounts;
  readonly first: Readonly<Partial<Record<CellShape, FirstCell>>>;
  /** The next cell of each way, where there is one. */
  readonly next: Readonly<Partial<Record<CellShape, FirstCell>>>;
  /** Some fraction ends in a zero. */
  readonly endsInZero: boolean;
};

const none: Written = { counts: {}, first: {}, next: {}, endsInZero: false };

/** The shapes of all cells of these columns that hold something, by index; `from` has `row_number` and the columns. */
export async function cellShapes(database: Database, indexes: readonly number[], from: string = cellsView): Promise<Map<number, Written>> {
  const found = new Map<number, Written>();
  for (const columns of scans(indexes)) {
    const rows = await database.rows(
      `SELECT name, ${shapesOfSql('text')} FROM ${columnCells(columns, from)} WHERE ${held} GROUP BY name, 2`,
    );
    const byName = Map.groupBy(rows, ([name]) => String(name));
    for (const index of columns) found.set(index, writtenOf((byName.get(unpivotedName(index)) ?? []).map(([, ...row]) => row)));
  }
  return found;
}

/** The same of columns of currency, without what says that they are. */
export async function currencyShapes(database: Database, indexes: readonly number[]): Promise<Map<number, Written>> {
  const found = new Map<number, Written>();
  for (const columns of scans(indexes)) {
    const bare = `(SELECT name, row_number, ${withoutCurrency('text')} AS text FROM ${columnCells(columns)} WHERE ${held})`;
    const rows = await database.rows(`SELECT name, ${shapesOfSql('text')} FROM ${bare} GROUP BY 1, 2`);
    const byName = Map.groupBy(rows, ([name]) => String(name));
    for (const index of columns) found.set(index, writtenOf((byName.get(unpivotedName(index)) ?? []).map(([, ...row]) => row)));
  }
  return found;
}

/** The same of columns with typed cells: where texts beside them have marks, theirs alone, since a typed number has no way of writing. */
export async function markedShapes(database: Database, indexes: readonly number[]): Promise<Map<number, Written>> {
  const found = new Map<number, Written>();
  for (const columns of scans(indexes)) {
    const rows = await database.rows(
      `SELECT name, typed, ${shapesOfSql('text')} FROM ${markedColumnCells(columns)} WHERE ${held} GROUP BY 1, 2, 3`,
    );
    const byName = Map.groupBy(rows, ([name]) => String(name));
    for (const index of columns) found.set(index, withoutTyped((byName.get(unpivotedName(index)) ?? []).map(([, ...row]) => row)));
  }
  return found;
}

function withoutTyped(rows: readonly (readonly unknown[])[]): Written {
  const texts = writtenOf(rows.filter(([isTyped]) => isTyped !== true).map(([, ...row]) => row));
  const hasMarks = Object.keys(texts.counts).some((shape) => shape !== 'whole' && shape !== 'long');
  return hasMarks ? texts : { ...writtenOf(rows.map(([, ...row]) => row)), endsInZero: texts.endsInZero };
}

const held = `text IS NOT NULL AND NOT ${emptyOrWordSql('text')}`;

function shapesOfSql(text: string): string {
  const zeros = `bool_or((contains(${text}, '.') OR contains(${text}, ',')) AND ends_with(${text}, '0'))`;
  const two = (found: string): string => `${found}[1], ${found}[2]`;
  const rows = two('min(row_number, 2)');
  return `${shapeSql(text)} AS shape, count(*), ${rows}, ${two(`arg_min(left(${text}, 40), row_number, 2)`)}, ${zeros}`;
}

/** Of two rows for one shape (typed and not), the counts are one sum and the earliest cells are the first and the next. */
function writtenOf(rows: readonly (readonly unknown[])[]): Written {
  return rows.reduce<Written>((sum, [name, count, row, nextRow, cell, nextCell, zeros]) => {
    const shape = String(name);
    if (!isCellShape(shape)) throw new Error('a shape of a cell that nobody named');
    const one = { rowNumber: Number(row), cell: String(cell) };
    const another = nextRow === null ? [] : [{ rowNumber: Number(nextRow), cell: String(nextCell) }];
    const known = [sum.first[shape], sum.next[shape]].filter((found) => found !== undefined);
    const [first = one, next] = [...known, one, ...another].sort((a, b) => a.rowNumber - b.rowNumber);
    return {
      counts: { ...sum.counts, [shape]: (sum.counts[shape] ?? 0) + Number(count) },
      first: { ...sum.first, [shape]: first },
      next: next === undefined ? sum.next : { ...sum.next, [shape]: next },
      endsInZero: sum.endsInZero || zeros === true,
    };
  }, none);
}
