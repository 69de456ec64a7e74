import type { DayOutcome } from './compare-archive.ts';

/**
 * How many signs of tampering these days (in their order) show: every record that differs, every damaged day, and every day without an archive after one that has one,
 * since days are archived in order. Days before the first archive are none.
 */
export function countTampered(outcomes: readonly DayOutcome[]): number {
  const firstArchived = outcomes.findIndex(({ state }) => state !== 'not-archived');
  if (firstArchived < 0) return 0;
  return outcomes.slice(firstArchived).reduce((sum, outcome) => sum + signsOf(outcome), 0);
}

function signsOf(outcome: DayOutcome): number {
  if (outcome.state !== 'compared') return 1;
  const { missing, altered, added } = outcome.counts;
  return missing + altered + added;
}
