import type { ArchiveStart } from './archive-start.ts';
import type { DayOutcome } from './compare-archive.ts';

/**
 * How many signs of tampering these days (in their order) show: every record that differs, every damaged day, every day without an archive since the archive began or
 * after one that has one, and a first day that is hidden or can't be read. Days before the first are none.
 */
export function countTampered(outcomes: readonly DayOutcome[], start: ArchiveStart): number {
  const begun = firstDay(outcomes, start);
  const since = begun === undefined ? [] : outcomes.filter(({ day }) => day >= begun);
  return since.reduce((sum, outcome) => sum + signsOf(outcome), start === 'damaged' ? 1 : 0);
}

/** The archive's first day as far as these days (in their order) and what was told of it show; undefined where there is none. */
export function firstDay(outcomes: readonly DayOutcome[], start: ArchiveStart): string | undefined {
  const firstArchived = outcomes.find(({ state }) => state !== 'not-archived')?.day;
  return [firstArchived, typeof start === 'string' ? undefined : start.from].filter((day) => day !== undefined).sort()[0];
}

function signsOf(outcome: DayOutcome): number {
  if (outcome.state !== 'compared') return 1;
  const { missing, altered, added } = outcome.counts;
  return missing + altered + added;
}
