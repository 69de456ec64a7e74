/** What a desk would do without a rule of its own: whether two names are one by letters alone. */
export type NamePeer = { readonly name: string; readonly agrees: (one: string, other: string) => boolean };

const alike = 0.9;

export const namePeers: readonly NamePeer[] = [
  { name: 'equal in capitals', agrees: (one, other) => one.trim().toUpperCase() === other.trim().toUpperCase() },
  {
    name: `Jaro–Winkler ≥ ${alike}, in capitals`,
    agrees: (one, other) => jaroWinkler(one.trim().toUpperCase(), other.trim().toUpperCase()) >= alike,
  },
];

/** Winkler 1990: Jaro's share of common letters, raised by up to four letters in front that are the same. */
export function jaroWinkler(one: string, other: string): number {
  const jaro = jaroOf(one, other);
  let prefix = 0;
  while (prefix < 4 && prefix < one.length && one[prefix] === other[prefix]) prefix += 1;
  return jaro + prefix * 0.1 * (1 - jaro);
}

function jaroOf(one: string, other: string): number {
  if (one === other) return 1;
  const reach = Math.max(0, Math.floor(Math.max(one.length, other.length) / 2) - 1);
  const taken = new Set<number>();
  const common = Array.from(one).flatMap((letter, place) => {
    for (let at = Math.max(0, place - reach); at <= Math.min(other.length - 1, place + reach); at += 1) {
      if (taken.has(at) || other[at] !== letter) continue;
      taken.add(at);
      return [letter];
    }
    return [];
  });
  if (common.length === 0) return 0;
  const inOther = [...taken].sort((first, second) => first - second).map((at) => other[at]);
  const swapped = common.filter((letter, place) => letter !== inOther[place]).length / 2;
  return (common.length / one.length + common.length / other.length + (common.length - swapped) / common.length) / 3;
}
