import { limits } from '../limits.ts';
import { type Part, placeOf, sumOfRows } from '../model/manifest.ts';
import { periodCadence } from '../model/period.ts';
import type { RowCounts } from '../model/row-counts.ts';
import { mixesPeriods, wholePeriod } from './merge-parts.ts';
import { type FileShapes, isCategory, type ShapeDrift, shapeDrift } from './shape-drift.ts';
import type { ColumnFacts, DriftFacts } from './version-differ.port.ts';

export type RowDrift = {
  readonly kind: 'rows';
  readonly period: string;
  /** The period that it is measured by, where that is another one. */
  readonly against?: string;
  readonly before: number;
  readonly after: number;
};
export type ColumnDrift =
  | ShapeDrift
  | { readonly kind: 'values'; readonly name: string; readonly fresh: number; readonly samples: readonly string[] }
  | { readonly kind: 'empty'; readonly name: string; readonly filled: number; readonly rows: number }
  | {
      readonly kind: 'range';
      readonly name: string;
      readonly before: readonly [string, string];
      readonly after: readonly [string, string];
    };
/** Not one row of the version `against` is left, of a table without periods. `by`: told apart by their key, or as whole rows. */
export type ReplacedDrift = {
  readonly kind: 'replaced';
  readonly against: number;
  readonly before: number;
  readonly after: number;
  readonly by: 'key' | 'row';
};
export type Drift = RowDrift | ReplacedDrift | ColumnDrift;

/** A delivered period and what it is measured by: what it replaces, or the newest earlier period of the version that stands. */
export type Baseline = { readonly period: string; readonly before: readonly Part[]; readonly after: readonly Part[] };

/** What each delivered part is measured by; a part that nothing comes before is measured by nothing. A unit's by that unit's own parts alone: it is told of no other's. */
export function baselinesOf(held: readonly Part[], delivered: readonly Part[]): Baseline[] {
  if (mixesPeriods(held, delivered)) return [{ period: wholePeriod, before: held, after: delivered }];
  const sorted = [...held].sort((a, b) => (a.period < b.period ? -1 : 1));
  return delivered.flatMap((part) => {
    // Periods of one cadence sort by their text as they follow one another.
    const cadence = periodCadence(part.period);
    const earlier = sorted
      .filter(({ period, unitId }) => unitId === part.unitId && period <= part.period && periodCadence(period) === cadence)
      .at(-1);
    return earlier ? [{ period: part.period, before: [earlier], after: [part] }] : [];
  });
}

/**
 * Periods whose rows fell or grew by at least `limits.driftRowsPercent`. Of few rows any change is much, but for rows that a period had and has no more:
 * part of a period, sent again by itself, deletes the rest of it.
 */
export function rowDrift(baselines: readonly Baseline[]): RowDrift[] {
  return baselines.flatMap(({ period, before, after }): RowDrift[] => {
    const [old, fresh] = [sumOfRows(before), sumOfRows(after)];
    const isShortened = fresh < old && before.every((part) => after.some((other) => placeOf(other) === placeOf(part)));
    if (old === 0 || (Math.max(old, fresh) < limits.minDriftRows && !isShortened)) return [];
    if (Math.abs(fresh - old) * 100 < limits.driftRowsPercent * old) return [];
    const found = { kind: 'rows', period, before: old, after: fresh } as const;
    const [measure] = before;
    const isOther = measure !== undefined && period !== wholePeriod && measure.period !== period;
    return [isOther ? { ...found, against: measure.period } : found];
  });
}

/** What two sides of a pair of parts are to each other, and how many rows they have. */
type Counted = RowCounts & { readonly by: 'key' | 'row'; readonly before: readonly Part[]; readonly rows: number };

/** A table without periods none of whose rows is left: perhaps a file of another period, which the version that stands had to keep. */
export function replacedDrift(against: number, { by, before, rows, added, removed, changed }: Counted): ReplacedDrift | undefined {
  const held = sumOfRows(before);
  const isWhole = before.length > 0 && before.every(({ period }) => period === wholePeriod);
  if (!isWhole || Math.min(held, rows) < limits.minReplacedRows) return undefined;
  if (added !== rows || removed !== held || changed > 0) return undefined;
  return { kind: 'replaced', against, before: held, after: rows, by };
}

/** Whether the steward must look. Without a key, a row one number of which changed is another one: all may be, of honest series. */
export function needsSteward(drift: Drift): boolean {
  return drift.kind !== 'replaced' || drift.by === 'key';
}

/** Columns that are not what they were. `passedOver`: columns that change with every delivery, like the period; only their shape is looked at. */
export function columnDrift(
  { rowsBefore, rowsAfter, columns }: DriftFacts,
  passedOver: readonly string[],
  shapes: FileShapes,
): ColumnDrift[] {
  const rows = Math.min(rowsBefore, rowsAfter);
  const share = rowsBefore === 0 ? 1 : rows / rowsBefore;
  const moved = columns.flatMap((column) =>
    shapeDrift(column, rows, shapes, share).filter((one) => !passedOver.includes(one.name) || one.kind === 'days'),
  );
  const changed = columns
    .filter(({ name }) => !passedOver.includes(name))
    .flatMap((column) => {
      const emptied = emptyDrift(column, rowsBefore, rowsAfter);
      if (emptied) return [emptied];
      const found = [valueDrift(column), rangeDrift(column, rows)];
      return found.filter((one) => one !== undefined);
    });
  // One sentence per column and reason: where the middle moved, the ends did so, too.
  return [
    ...moved.filter(
      (one) => one.kind !== 'middle' || !changed.some(({ kind, name }) => (kind === 'range' || kind === 'empty') && name === one.name),
    ),
    ...changed,
  ];
}

function emptyDrift({ name, filledBefore, filledAfter }: ColumnFacts, rowsBefore: number, rowsAfter: number): ColumnDrift | undefined {
  if (rowsBefore === 0 || rowsAfter === 0) return undefined;
  const wasFilled = (rowsBefore - filledBefore) / rowsBefore <= limits.filledEmptyShare;
  const isEmpty = (rowsAfter - filledAfter) / rowsAfter > limits.mostlyEmptyShare;
  return wasFilled && isEmpty ? { kind: 'empty', name, filled: filledAfter, rows: rowsAfter } : undefined;
}

/** A category repeats itself, and its known values stay; a column of names, or one that says which month it is, does neither. */
function valueDrift({ name, filledBefore, values }: ColumnFacts): ColumnDrift | undefined {
  if (!values || values.fresh === 0) return undefined;
  return isCategory(values.known, filledBefore) && values.kept > 0
    ? { kind: 'values', name, fresh: values.fresh, samples: values.samples }
    : undefined;
}

/** Where the largest stood far above the middle before, it moves by itself: amounts of capital, of damage. */
function rangeDrift({ name, range }: ColumnFacts, rows: number): ColumnDrift | undefined {
  if (!range || rows < limits.minDriftRows) return undefined;
  const [old, fresh] = [largestOf(range.before), largestOf(range.after)];
  if (old === 0 || fresh === 0) return undefined;
  const isUneven = range.middle !== undefined && old >= limits.unevenFactor * range.middle.before;
  const factor = isUneven ? limits.driftRangeFactor ** 2 : limits.driftRangeFactor;
  return Math.max(fresh / old, old / fresh) >= factor ? { kind: 'range', name, before: range.before, after: range.after } : undefined;
}

/** The largest size of numbers between these two. */
function largestOf(ends: readonly [string, string]): number {
  return Math.max(...ends.map((end) => Math.abs(Number(end))));
}
