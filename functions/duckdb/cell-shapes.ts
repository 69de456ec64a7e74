import { emptyOrWordSql } from '../standards/column-facts.ts';
import type { FirstCell } from '../standards/doubt.ts';
import { type CellShape, isCellShape, type ShapeCounts, shapeSql } from '../standards/mark-shapes.ts';
import { withoutCurrency } from '../standards/number-text.ts';
import { trimmed } from '../standards/sql-text.ts';
import { cellsView, columnName, markNames } from './cells.ts';
import { columnCells, unpivotedName } from './column-cells.ts';
import { scans } from './columns.ts';
import type { Database } from './instance.ts';
import type { Marked } from './sampled-candidates.ts';

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

/** The same of a column of currency, without what says that it is one. */
export async function currencyShapes(database: Database, index: number): Promise<Written> {
  const bare = `(SELECT row_number, ${withoutCurrency('text')} AS text FROM ${columnCells([index])} WHERE ${held})`;
  return writtenOf(await database.rows(`SELECT ${shapesOfSql('text')} FROM ${bare} GROUP BY 1`));
}

/** The same of columns with typed cells: where texts beside them have marks, theirs alone, since a typed number has no way of writing. */
export async function markedShapes(database: Database, indexes: readonly number[]): Promise<Map<number, Written>> {
  const found = new Map<number, Written>();
  for (const columns of scans(indexes)) {
    const selected = columns.map((index) => `${columnName(index)}, ${markNames(index).typed}`).join(', ');
    const pairs = columns.map((index) => `(${columnName(index)}, ${markNames(index).typed}) AS ${columnName(index)}`).join(', ');
    const cells = `UNPIVOT (SELECT row_number, ${selected} FROM ${cellsView}) ON ${pairs} INTO NAME name VALUE cell, typed`;
    const texts = `(SELECT *, ${trimmed('cell')} AS text FROM (${cells}))`;
    const rows = await database.rows(`SELECT name, typed, ${shapesOfSql('text')} FROM ${texts} WHERE ${held} GROUP BY 1, 2, 3`);
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

/** The first two cells whose texts are one but for zeros at the end of the fraction, behind `mark`, and so one number; none where there are no such. */
export async function zeroTwins(database: Database, index: number, marked: Marked, mark: '.' | ','): Promise<FirstCell[]> {
  const typed = marked.has(index) ? ` AND NOT ${markNames(index).typed}` : '';
  const texts = `(SELECT ${trimmed(columnName(index))} AS text, row_number FROM ${cellsView} WHERE ${columnName(index)} IS NOT NULL${typed})`;
  const distinct = `SELECT text, min(row_number) AS first FROM ${texts} WHERE regexp_full_match(text, '[+-]?[0-9]*[${mark}]?[0-9]+') GROUP BY text`;
  const bare = `SELECT text, first, CASE WHEN contains(text, '${mark}') THEN rtrim(rtrim(text, '0'), '${mark}') ELSE text END AS number FROM (${distinct})`;
  const rows = await database.rows(
    `WITH bare AS (${bare}) SELECT text, first FROM bare WHERE number = (SELECT number FROM bare GROUP BY number HAVING count(*) > 1 ORDER BY min(first) LIMIT 1) ORDER BY first LIMIT 2`,
  );
  return rows.map(([text, first]) => ({ rowNumber: Number(first), cell: String(text) }));
}
