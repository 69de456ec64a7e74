import { limits } from '../limits.ts';
import type { ColumnFacts, FractionShape } from './version-differ.port.ts';

/** What only the file and its standard know of its columns, by the field's name. */
export type FileShapes = {
  readonly fractions: ReadonlyMap<string, FractionShape>;
  /** Fields whose format writes day and month as numbers side by side: another file may mean them the other way round. */
  readonly dayAndMonth: ReadonlySet<string>;
};

/** A column that may have been misread, because it is written otherwise than the data before it. */
export type ShapeDrift =
  | { readonly kind: 'thousands'; readonly name: string; readonly cells: number }
  | { readonly kind: 'days'; readonly name: string; readonly distinct: number }
  | { readonly kind: 'middle'; readonly name: string; readonly before: number; readonly after: number }
  | { readonly kind: 'lost'; readonly name: string; readonly before: number; readonly after: number };

/**
 * What of a column could be a misreading: fractions that now look like thousands, days that could all be months, numbers whose middle is another power of
 * ten, different values that became the same. `rows` are the rows of the side that has fewer, `share` how many of the rows before are left, at most all.
 */
export function shapeDrift(column: ColumnFacts, rows: number, shapes: FileShapes, share = 1): ShapeDrift[] {
  const found = [thousandsDrift(column, shapes), daysDrift(column, shapes), middleDrift(column, rows), lostDrift(column, share)];
  return found.filter((one) => one !== undefined);
}

/** `1.250` under a standard whose fractions had one or two decimals is most likely 1250. */
function thousandsDrift({ name, range }: ColumnFacts, { fractions }: FileShapes): ShapeDrift | undefined {
  const shape = fractions.get(name);
  if (range === undefined || shape === undefined || shape.marked === 0) return undefined;
  const areLikeThousands = shape.likeThousands >= shape.marked * limits.thousandsShare;
  return areLikeThousands && range.thousandths < limits.thousandthsShare
    ? { kind: 'thousands', name, cells: shape.likeThousands }
    : undefined;
}

/** By chance, that many days would all come before the thirteenth so seldom that day and month have more likely changed places. */
function daysDrift({ name, days }: ColumnFacts, { dayAndMonth }: FileShapes): ShapeDrift | undefined {
  if (days === undefined || !dayAndMonth.has(name) || days.before.distinct === 0 || days.after.afterTwelfth > 0) return undefined;
  const early = 1 - days.before.afterTwelfth / days.before.distinct;
  return early ** days.after.distinct <= limits.mostChanceOfEarlyDays ? { kind: 'days', name, distinct: days.after.distinct } : undefined;
}

/** Of few rows the middle moves more. */
function middleDrift({ name, range }: ColumnFacts, rows: number): ShapeDrift | undefined {
  const middle = range?.middle;
  if (middle === undefined || Math.min(middle.before, middle.after) <= 0) return undefined;
  const factor = rows < limits.minDriftRows ? limits.fewRowsFactor : limits.driftRangeFactor;
  const ratio = Math.max(middle.after / middle.before, middle.before / middle.after);
  return ratio >= factor ? { kind: 'middle', name, ...middle } : undefined;
}

/** Values that told rows apart do so no more. Where rows went, their values went with them: that is said of the rows. */
function lostDrift({ name, variety, values, filledBefore }: ColumnFacts, share: number): ShapeDrift | undefined {
  if (variety !== undefined) {
    const distinctShare = ({ distinct, cells }: { readonly distinct: number; readonly cells: number }) =>
      cells === 0 ? 1 : distinct / cells;
    const isLost = variety.after.cells > 1 && distinctShare(variety.after) * limits.lostValuesFactor <= distinctShare(variety.before);
    return isLost ? { kind: 'lost', name, before: variety.before.distinct, after: variety.after.distinct } : undefined;
  }
  if (values === undefined || values.known < limits.minKnownValues || !isCategory(values.known, filledBefore)) return undefined;
  const left = values.kept + values.fresh;
  if (left >= values.known * share) return undefined;
  return left * limits.lostValuesFactor <= values.known ? { kind: 'lost', name, before: values.known, after: left } : undefined;
}

/** Few values, each of which stands in two cells or more. */
export function isCategory(values: number, filledCells: number): boolean {
  return values <= limits.maxCategoryValues && values * 2 <= filledCells;
}
