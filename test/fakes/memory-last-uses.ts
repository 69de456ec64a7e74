import type { LastUses } from '../../functions/access/last-use.port.ts';

/** Days of last use in memory. */
export function memoryLastUses(seeds: Readonly<Record<string, string>> = {}): LastUses & { readonly days: Map<string, string> } {
  const days = new Map(Object.entries(seeds));
  return {
    days,
    async daysOf(subs) {
      return new Map([...days].filter(([sub]) => subs.includes(sub)));
    },
    async note(sub, day) {
      days.set(sub, day);
    },
  };
}
