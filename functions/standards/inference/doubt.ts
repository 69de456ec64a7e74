import { limits } from '../../limits.ts';
import type { CandidateName, ColumnFacts } from './column-facts.ts';
import { swappedPair } from './day-and-month.ts';
import { type CellShape, judgeMarks, type ShapeCounts } from './mark-shapes.ts';

/** What two readings of a column fit, and nothing in the file settles. */
export type DoubtKind =
  /** Points or commas: thousands or fractions. */
  | 'point'
  | 'comma'
  | 'both'
  /** Currency with commas. */
  | 'rupiah'
  | 'space'
  /** Thousands beside fractions by the same mark, most of them thousands, or most of them fractions. */
  | 'contrary-groups'
  | 'contrary-fractions'
  /** `03/04/2021` with strokes, or with hyphens. */
  | 'day/month'
  | 'day-month'
  /** `1.1` beside `1.10`. */
  | 'numbering'
  /** `1,1` beside `1,10`. */
  | 'numbering-comma'
  /** `10.30` under a name of clocks. */
  | 'clock';

export type FirstCell = { readonly rowNumber: number; readonly cell: string };

/** How a column's cells are written, and the first cell of each way; beyond that what its numbers were asked. */
export type ColumnShapes = {
  readonly counts: ShapeCounts;
  readonly first: Readonly<Partial<Record<CellShape, FirstCell>>>;
  /** The next cell of each way: another example where there is one way alone. */
  readonly next: Readonly<Partial<Record<CellShape, FirstCell>>>;
  /** Cells whose text is another's but for zeros at the end of the fraction: the first of each, in row order. */
  readonly twins: readonly FirstCell[];
  /** Every cell is a time of day with a point. */
  readonly clocks: boolean;
  /** Every cell is a number of degrees. */
  readonly places: boolean;
  /** Some day and month can be exchanged, and give another date. */
  readonly swappable: boolean;
};

export type Doubt = { readonly kind: DoubtKind; readonly cells: readonly FirstCell[] };

/** A number of the table's own rows, or of a tree of things: `1.10` comes after `1.9`. */
const numberingNames =
  /^(no|nomor|no_urut|nomor_urut|akun|rekening|versi|version|sasaran|tujuan|strategi|misi|pasal|bab|butir|poin|ayat|klausul|indikator)$/;
const clockNames = /(^|_)(pukul|jam|waktu|time)(_|$)/;
const countedNames = /^(jumlah|jml|banyak|banyaknya|total|rata|persentase|persen|lama|durasi)(_|$)/;

/** No `x` and no `y`: they name anything. */
const placeNames = /(^|_)(lat|latitude|lattitude|lintang|long|longitude|lng|lon|bujur)(_|$)/;

/** Whether the name says that the values are degrees, which nobody counts in thousands. */
export function namesPlace(name: string): boolean {
  return placeNames.test(name);
}

/** Whether the name says that `10.30` may be a time of day. */
export function namesClock(name: string): boolean {
  return clockNames.test(name) && !countedNames.test(name);
}

type Asked = {
  readonly name: string;
  readonly facts: ColumnFacts;
  readonly chosen: CandidateName | undefined;
  readonly shapes: ColumnShapes;
};

/** The doubt about a column, if there is one; `chosen` is what its cells fit otherwise. */
export function doubtOf(asked: Asked): Doubt | undefined {
  return dateDoubt(asked) ?? clockDoubt(asked) ?? numberDoubt(asked) ?? numberingDoubt(asked);
}

function dateDoubt({ facts: { fits }, shapes }: Asked): Doubt | undefined {
  if (fits.has('year-month-day') || !shapes.swappable) return undefined;
  const pair = swappedPair(fits);
  return pair === undefined ? undefined : { kind: pair.doubt, cells: firstOf(shapes, ['day']) };
}

function clockDoubt({ name, shapes }: Asked): Doubt | undefined {
  if (!namesClock(name) || !shapes.clocks) return undefined;
  return { kind: 'clock', cells: firstOf(shapes, ['point few', 'point fraction']) };
}

function numberingDoubt({ name, chosen, shapes }: Asked): Doubt | undefined {
  if (chosen !== 'point' && chosen !== 'comma') return undefined;
  const kind = chosen === 'point' ? 'numbering' : 'numbering-comma';
  if (shapes.twins.length > 1) return { kind, cells: shapes.twins.slice(0, limits.shownExamples) };
  if (chosen === 'comma') return undefined;
  return numberingNames.test(name) ? { kind: 'numbering', cells: firstOf(shapes, ['point few', 'point fraction']) } : undefined;
}

const groups: readonly CellShape[] = ['point group', 'comma group', 'point few', 'comma few', 'point groups', 'comma groups'];

const noNumbers: readonly CellShape[] = ['other', 'month', 'day', 'year first'];

function numberDoubt({ chosen, shapes }: Asked): Doubt | undefined {
  const { counts } = shapes;
  if (noNumbers.some((shape) => (counts[shape] ?? 0) > 0)) return undefined;
  const judged = judgeMarks(counts);
  if (judged.verdict === 'contrary') return contraryDoubt(shapes);
  if (judged.verdict !== 'doubtful' || (shapes.places && chosen === 'point')) return undefined;
  const { marks } = judged;
  // Nobody writes a thousandth of a rupiah: a point in it divides thousands.
  if (chosen === 'rupiah') return marks === 'point' ? undefined : { kind: 'rupiah', cells: firstOf(shapes, ['comma group', 'comma few']) };
  return { kind: marks, cells: marks === 'space' ? firstOf(shapes, ['space group']) : firstOf(shapes, groups) };
}

/** Asked where one way of writing is clearly the rule; a column of both halves is text, and is told. */
function contraryDoubt(shapes: ColumnShapes): Doubt | undefined {
  const count = (...names: readonly CellShape[]): number => names.reduce((sum, name) => sum + (shapes.counts[name] ?? 0), 0);
  if (
    count('comma group', 'comma groups', 'comma few', 'comma fraction', 'comma groups, point fraction', 'point groups, comma fraction') > 0
  )
    return undefined;
  const thousands = count('point group', 'point groups');
  const fractions = count('point few', 'point fraction');
  const cells = firstOf(shapes, ['point groups', 'point fraction', 'point few']);
  if (thousands > fractions * limits.clearRuleFactor) return { kind: 'contrary-groups', cells };
  return fractions > thousands * limits.clearRuleFactor ? { kind: 'contrary-fractions', cells } : undefined;
}

/** Two examples: of two ways, where there are two. */
function firstOf({ first, next }: ColumnShapes, shapes: readonly CellShape[]): FirstCell[] {
  const cells = [first, next].flatMap((found) => shapes.flatMap((shape) => found[shape] ?? []));
  return cells.filter(({ cell }, place) => cells.findIndex((other) => other.cell === cell) === place).slice(0, limits.shownExamples);
}
