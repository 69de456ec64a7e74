import type { Modules } from './qr-grid.ts';

/** Where each of the eight masks inverts (ISO/IEC 18004, table 10). */
export const masks: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

/** Points that a symbol gets for what makes it hard to read (ISO/IEC 18004, table 11). */
const points = { run: 3, square: 3, finder: 40, share: 10 } as const;
/** Like modules in a row that cost points. */
const longRun = 5;
/** What looks like a finder with a light side. */
const finders = ['10111010000', '00001011101'];

/** How hard it is to read: the mask with the fewest points is taken. */
export function penaltyOf(modules: Modules): number {
  const rows = modules.map((row) => row.map((isDark) => (isDark ? '1' : '0')).join(''));
  const columns = rows.map((_, x) => rows.map((row) => row[x]).join(''));
  const lines = [...rows, ...columns];
  return sum(lines.map(ofRuns)) + sum(lines.map(ofFinders)) + ofSquares(rows) + ofShare(rows);
}

function ofRuns(line: string): number {
  const runs = line.match(/0+|1+/g) ?? [];
  return sum(runs.map(({ length }) => (length < longRun ? 0 : points.run + length - longRun)));
}

function ofFinders(line: string): number {
  return sum(finders.map((finder) => [...line].filter((_, place) => line.startsWith(finder, place)).length)) * points.finder;
}

function ofSquares(rows: readonly string[]): number {
  const isSquare = (x: number, y: number) => {
    const [above, below] = [rows[y]?.slice(x, x + 2), rows[y + 1]?.slice(x, x + 2)];
    return above === below && (above === '00' || above === '11');
  };
  return sum(rows.map((row, y) => [...row].filter((_, x) => isSquare(x, y)).length)) * points.square;
}

/** Ten points for each five percent that dark modules are away from half. */
function ofShare(rows: readonly string[]): number {
  const all = rows.join('');
  const dark = [...all].filter((module) => module === '1').length;
  return Math.floor(Math.abs(dark * 20 - all.length * 10) / all.length) * points.share;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
