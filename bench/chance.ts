/** The chance that a random one of `first` is greater than a random one of `second`: Mann–Whitney U over the product of the sizes, ties counted half. 0.5 tells nothing. */
export function aucOf(first: readonly number[], second: readonly number[]): number {
  const all = [...first.map((value) => ({ value, ofFirst: true })), ...second.map((value) => ({ value, ofFirst: false }))];
  all.sort((one, other) => one.value - other.value);
  let sum = 0;
  for (let start = 0; start < all.length; ) {
    let end = start;
    while (end < all.length && all[end]?.value === all[start]?.value) end += 1;
    const rank = (start + 1 + end) / 2;
    for (const { ofFirst } of all.slice(start, end)) if (ofFirst) sum += rank;
    start = end;
  }
  return (sum - (first.length * (first.length + 1)) / 2) / (first.length * second.length);
}

export type Pair = readonly [first: number, second: number];
export type Band = readonly [low: number, high: number];

/**
 * Between which two AUCs chance alone leaves it, all but `miss` of the time: within each pair, which was measured in one breath, the two are swapped by lot, so often
 * and no other way may they differ if they are the same (permutation test, Good 2005, ch. 3). `random` gives numbers of [0, 1).
 */
export function chanceBand(pairs: readonly Pair[], miss: number, random: () => number, rounds = 2_000): Band {
  const aucs = Array.from({ length: rounds }, () => {
    const drawn = pairs.map(([first, second]): Pair => (random() < 0.5 ? [first, second] : [second, first]));
    return aucOfPairs(drawn);
  }).toSorted((one, other) => one - other);
  const at = (share: number) => aucs[Math.min(rounds - 1, Math.max(0, Math.round(share * (rounds - 1))))] ?? Number.NaN;
  return [at(miss / 2), at(1 - miss / 2)];
}

export function aucOfPairs(pairs: readonly Pair[]): number {
  return aucOf(
    pairs.map(([first]) => first),
    pairs.map(([, second]) => second),
  );
}

export function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}
