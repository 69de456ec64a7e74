import { type Part, placeOf, sumOfRows } from '../model/manifest.ts';
import type { StandardContent } from '../standards/standard.ts';
import { mixesPeriods, wholePeriod } from './merge-parts.ts';
import type { CountedRows } from './version-differ.port.ts';

/** One period in two versions, or a unit's part of one; where one of them is a whole table and the other has periods, everything at once. */
export type PartPair = {
  readonly period: string;
  readonly before: readonly Part[];
  readonly after: readonly Part[];
  /** Both sides hold the same bytes, though they were delivered twice. */
  readonly same: boolean;
};

/** What differs between two versions, place by place. A part that both name is no difference, and not among them. */
export function pairParts(before: readonly Part[], after: readonly Part[]): PartPair[] {
  if (mixesPeriods(before, after)) return [{ period: wholePeriod, before, after, same: false }];
  const [held, given] = [byPlace(before), byPlace(after)];
  return [...new Set([...held.keys(), ...given.keys()])].sort().flatMap((place) => {
    const [old, fresh] = [held.get(place), given.get(place)];
    const period = (fresh ?? old)?.period ?? wholePeriod;
    if (old && fresh && old.key === fresh.key && old.versionId === fresh.versionId) return [];
    const same = old !== undefined && fresh !== undefined && old.sha256 === fresh.sha256;
    return [{ period, before: old ? [old] : [], after: fresh ? [fresh] : [], same }];
  });
}

function byPlace(parts: readonly Part[]): ReadonlyMap<string, Part> {
  return new Map(parts.map((part) => [placeOf(part), part]));
}

/** Both versions have rows of this period. */
export function isReplaced({ before, after }: PartPair): boolean {
  return before.length > 0 && after.length > 0;
}

/** How many rows differ between a pair's sides; `compare` is asked only where both hold rows, and other bytes. */
export async function countPair(pair: PartPair, compare: () => Promise<CountedRows>): Promise<CountedRows> {
  const { before, after, same } = pair;
  if (!same && isReplaced(pair)) return compare();
  const [added, removed] = same ? [0, 0] : [sumOfRows(after), sumOfRows(before)];
  return { added, removed, changed: 0, by: 'row', addedAt: [], changedAt: [] };
}

/**
 * The primary key, where both versions' standards have the same and let no key stand twice: only then do equal keys mean the same row, and can rows
 * be joined by it at a bounded cost.
 */
export function sharedKey(before: StandardContent | undefined, after: StandardContent | undefined): readonly string[] {
  const isLoose = [before, after].some((standard) => standard?.rules?.primaryKey === 'peringatan');
  const [one = [], other = []] = [before?.primaryKey, after?.primaryKey];
  if (isLoose) return [];
  return one.length === other.length && one.every((name) => other.includes(name)) ? other : [];
}
