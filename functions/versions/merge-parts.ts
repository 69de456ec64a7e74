import { collide, type Manifest, type Part, placeOf } from '../model/manifest.ts';

/** The period of the one part of a dataset without periods. */
export const wholePeriod = 'all';

export type Delivery = { readonly uploadId: string; readonly mode: 'periods' | 'all'; readonly parts: readonly Part[] };

export type Merge = {
  /** The parts of the new version, by period, those of one period by unit. */
  readonly parts: readonly Part[];
  readonly replacedAllBy?: string;
  /** Periods of the delivery that a newer upload already holds, and that therefore stay as they are. */
  readonly superseded: readonly string[];
  /** False when nothing of the delivery enters the version. */
  readonly changes: boolean;
};

/**
 * The parts of the next version: the delivery's parts in place of the current ones of their places (`periods`), or the delivery alone (`all`).
 * The one who started later wins a place, whatever the order in which the two finish: the result is as if uploads ran one after another
 * (a ULID grows with the time of its start). A whole table and periods never stand side by side, nor all of a period and a unit's part of it,
 * since their rows would count twice; which of these a delivery may replace, over-units.ts says.
 */
export function mergeParts(current: Manifest | undefined, delivery: Delivery): Merge {
  const held = current?.parts ?? [];
  const newer = held.filter((part) => part.uploadId > delivery.uploadId);
  const replacesAll = delivery.mode === 'all' || mixesPeriods(held, delivery.parts);
  const superseded = delivery.parts.filter(isSuperseded);
  const entering = delivery.parts.filter((part) => !superseded.includes(part));
  const replacedAllBy = replacesAll && !isOutrun() ? delivery.uploadId : current?.replacedAllBy;

  const staying = replacesAll ? newer : held;
  const parts = [...staying.filter((part) => !entering.some((other) => collide(part, other))), ...entering];
  return {
    parts: parts.sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1)),
    ...(replacedAllBy === undefined ? {} : { replacedAllBy }),
    superseded: superseded.map(({ period }) => period),
    changes: entering.length > 0,
  };

  function isOutrun(): boolean {
    return (current?.replacedAllBy ?? '') > delivery.uploadId;
  }
  function isSuperseded(part: Part): boolean {
    if (isOutrun()) return true;
    if (newer.length > 0 && mixesPeriods(newer, delivery.parts)) return true;
    return newer.some((other) => collide(other, part));
  }
}

/** The parts that stand now and whose places the next version would not have. */
export function deletedBy(current: Manifest | undefined, delivery: Delivery): Part[] {
  const kept = new Set(mergeParts(current, delivery).parts.map(placeOf));
  return (current?.parts ?? []).filter((part) => !kept.has(placeOf(part)));
}

/** Whether one side is a whole table and the other is split by periods. */
export function mixesPeriods(held: readonly Part[], delivered: readonly Part[]): boolean {
  const isWhole = (parts: readonly Part[]) => parts.some((part) => part.period === wholePeriod);
  return held.length > 0 && delivered.length > 0 && isWhole(held) !== isWhole(delivered);
}
