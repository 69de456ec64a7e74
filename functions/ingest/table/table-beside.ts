import { isNumber } from './cell-kind.ts';
import type { Header } from './header.ts';

/** A table has this many columns at least. */
const leastColumns = 2;

/**
 * Where a second table begins beside the first: behind a column without name and content, with names in its first column as the first
 * table has. `named` tells of each column whether it has a label. Gives the columns at the border, from 1; undefined for one table.
 */
export function findTableBeside(named: readonly boolean[], { data }: Pick<Header, 'data'>): { left: number; right: number } | undefined {
  const first = named.indexOf(true);
  for (let right = first + leastColumns + 1; right < named.length; right++) {
    if (!named[right] || named[right - 1]) continue;
    const left = named.lastIndexOf(true, right - 1);
    const before = named.slice(0, right).filter(Boolean).length;
    const after = named.slice(right).filter(Boolean).length;
    if (before < leastColumns || after < leastColumns) continue;
    if (holdsNames(data, first) && holdsNames(data, right)) return { left: left + 1, right: right + 1 };
  }
  return undefined;
}

/** Texts, no two alike: the names of rows. */
function holdsNames(data: Header['data'], column: number): boolean {
  const cells = data.map(({ cells: own }) => (own[column] ?? '').trim()).filter((cell) => cell !== '');
  return cells.length > 1 && cells.every((cell) => !isNumber(cell)) && new Set(cells).size === cells.length;
}
