import type { StyleBook } from '../../excel-writer/styles.ts';

type Columns = Readonly<Record<string, string>>;

/**
 * A sheet's `col` elements with the columns in `wanted` kept as text, so that what the clerk types next keeps its zeros: ranges that cover such a
 * column are split around it.
 */
export function textColumns(existing: readonly Columns[], wanted: ReadonlySet<number>, styles: StyleBook): Columns[] {
  const split = existing.flatMap((range) => splitAround(range, wanted, styles));
  const covered = (column: number) => existing.some(({ min, max }) => Number(min) <= column && column <= Number(max));
  const added = [...wanted]
    .filter((column) => !covered(column))
    .map((column) => ({ min: String(column), max: String(column), width: '20', customWidth: '1', style: String(styles.asText(0)) }));
  return [...split, ...added].sort((a, b) => Number(a.min) - Number(b.min));
}

function splitAround(range: Columns, wanted: ReadonlySet<number>, styles: StyleBook): Columns[] {
  const [min, max] = [Number(range.min), Number(range.max)];
  const inside = [...wanted].filter((column) => min <= column && column <= max).sort((a, b) => a - b);
  const pieces: Columns[] = [];
  let next = min;
  for (const column of inside) {
    if (next < column) pieces.push({ ...range, min: String(next), max: String(column - 1) });
    pieces.push({ ...range, min: String(column), max: String(column), style: String(styles.asText(Number(range.style ?? 0))) });
    next = column + 1;
  }
  return next <= max ? [...pieces, { ...range, min: String(next), max: String(max) }] : pieces;
}
