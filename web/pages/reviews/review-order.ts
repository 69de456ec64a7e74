import type { Waiting } from '../../parts/api-nouns.ts';

/** The one who has waited longest comes first; /v1 lists by dataset (decision 0025), so this holds of what is shown. */
export function oldestFirst(waiting: readonly Waiting[]): Waiting[] {
  return waiting.toSorted((one, other) => one.since.localeCompare(other.since));
}
