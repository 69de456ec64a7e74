/** A stream of chances that is the same for the same seed (mulberry32: 32 bits of state are plenty for a demo city). */
export type Random = { next(): number; below(limit: number): number; pick<T>(list: readonly T[]): T; chance(share: number): boolean };

export function seeded(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    next,
    below,
    pick(list) {
      const found = list[below(list.length)];
      if (found === undefined) throw new Error('picked from an empty list');
      return found;
    },
    chance: (share) => next() < share,
  };
}
