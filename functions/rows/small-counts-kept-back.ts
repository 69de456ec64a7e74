import { limits } from '../limits.ts';
import type { ShownBin, ShownCount, ShownValue } from '../model/shown-column.ts';
import type { Bin, ValueCount } from '../model/version-summary.ts';

/*
 * Counts from 1 to `smallCountMaximum` are kept back, and with them all that are the next larger: since a sum is known, one count alone would be what is missing from it. Any two of
 * those kept back could be exchanged and nothing that is told would change, so that none of them is certain, even to one who knows this rule. Where there is no larger one, the list
 * is kept back.
 */

/** The bins of a histogram, those of small counts without them; undefined where none may be told. */
export function withSmallBins(bins: readonly Bin[]): ShownBin[] | undefined {
  const kept = keptBack(bins.map(({ count }) => count));
  return kept && bins.map(({ from, to, count }) => ({ from, to, ...shown(count, kept) }));
}

type All = { readonly distinct: number; readonly cells: number };

/** The most frequent values, likewise; those kept back stand at the end, in the order of their names. Values that are not listed are small where few cells are left for them. */
export function withSmallValues(top: readonly ValueCount[], { distinct, cells }: All): ShownValue[] | undefined {
  const others = distinct - top.length;
  const left = cells - top.reduce((sum, { count }) => sum + count, 0);
  if (others > 0 && left <= others * limits.smallCountMaximum) return undefined;
  const kept = keptBack(top.map(({ count }) => count));
  if (kept === undefined) return undefined;
  const isKept = ({ count }: ValueCount) => kept.has(count);
  const last = top.filter(isKept).toSorted((one, other) => (one.value < other.value ? -1 : 1));
  return [...top.filter((one) => !isKept(one)), ...last].map(({ value, cut, count }) => {
    return { value, ...(cut === undefined ? {} : { cut }), ...shown(count, kept) };
  });
}

/** Which counts are kept back; undefined where there is none to hide the small ones among. */
function keptBack(counts: readonly number[]): ReadonlySet<number> | undefined {
  const small = counts.filter((count) => count > 0 && count <= limits.smallCountMaximum);
  if (small.length === 0) return new Set();
  const larger = counts.filter((count) => count > limits.smallCountMaximum);
  return larger.length === 0 ? undefined : new Set([...small, Math.min(...larger)]);
}

function shown(count: number, kept: ReadonlySet<number>): ShownCount {
  return kept.has(count) ? { suppressed: true } : { count };
}
