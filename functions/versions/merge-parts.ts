import type { Manifest, Part } from '../model/manifest.ts';

/** The period of the one part of a dataset without periods. */
export const wholePeriod = 'all';

export type Delivery = { readonly uploadId: string; readonly mode: 'periods' | 'all'; readonly parts: readonly Part[] };

export type Merge = {
  /** The parts of the new version, by period. */
  readonly parts: readonly Part[];
  readonly replacedAllBy?: string;
  /** Periods of the delivery that a newer upload already holds, and that therefore stay as they are. */
  readonly superseded: readonly string[];
  /** False when nothing of the delivery enters the version. */
  readonly changes: boolean;
};

/**
 * The parts of the next version: the delivery's periods in place of the current ones (`periods`), or the delivery alone (`all`).
 * The one who started later wins a period, whatever the order in which the two finish: the result is as if uploads ran one after another
 * (a ULID grows with the time of its start). A whole table and periods never stand side by side, since their rows would count twice.
 */
export function mergeParts(current: Manifest | undefined, delivery: Delivery): Merge {
  const held = current?.parts ?? [];
  const newer = held.filter((part) => part.uploadId > delivery.uploadId);
  const replacesAll = delivery.mode === 'all' || mixesPeriods(held, delivery.parts);
  const superseded = delivery.parts.map((part) => part.period).filter((period) => isSuperseded(period));
  const entering = delivery.parts.filter((part) => !superseded.includes(part.period));
  const replacedAllBy = replacesAll && !isOutrun() ? delivery.uploadId : current?.replacedAllBy;

  const staying = replacesAll ? newer : held;
  const periods = new Set(entering.map((part) => part.period));
  const parts = [...staying.filter((part) => !periods.has(part.period)), ...entering];
  return {
    parts: parts.sort((a, b) => (a.period < b.period ? -1 : 1)),
    ...(replacedAllBy === undefined ? {} : { replacedAllBy }),
    superseded,
    changes: entering.length > 0,
  };

  function isOutrun(): boolean {
    return (current?.replacedAllBy ?? '') > delivery.uploadId;
  }
  function isSuperseded(period: string): boolean {
    if (isOutrun()) return true;
    if (newer.length > 0 && mixesPeriods(newer, delivery.parts)) return true;
    return newer.some((part) => part.period === period);
  }
}

/** The parts that stand now and whose periods the next version would not have. */
export function deletedBy(current: Manifest | undefined, delivery: Delivery): Part[] {
  const kept = new Set(mergeParts(current, delivery).parts.map(({ period }) => period));
  return (current?.parts ?? []).filter(({ period }) => !kept.has(period));
}

/** Whether one side is a whole table and the other is split by periods. */
export function mixesPeriods(held: readonly Part[], delivered: readonly Part[]): boolean {
  const isWhole = (parts: readonly Part[]) => parts.some((part) => part.period === wholePeriod);
  return held.length > 0 && delivered.length > 0 && isWhole(held) !== isWhole(delivered);
}
