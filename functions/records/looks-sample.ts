import { createHash } from 'node:crypto';
import { limits } from '../limits.ts';
import type { CaseDecision } from '../model/case-look.ts';
import type { KeptLook } from '../model/kept-look.ts';
import { millisecondsOf } from '../model/ulid-time.ts';
import { daysAfter, daysFrom, utcDayOf } from './utc-day.ts';

/**
 * Whether the Inspektorat judges a look: 5 % of those by officers (`sampledLooksPercent`), by a digest of its id. The id is made here, of time and chance, and told to
 * nobody before the look is over: no officer can choose one that is left out, and everybody who has the archive gets the same sample again.
 */
export function isInSample({ lookId, kind }: Pick<KeptLook, 'lookId' | 'kind'>): boolean {
  if (kind === 'own') return false;
  return createHash('sha256').update(lookId).digest().readUInt32BE(0) % 100 < limits.sampledLooksPercent;
}

/** Why the Inspektorat judges a look; nothing where it doesn't. Every look at an official, and every one whose case number the officer's own head denied. */
export function judgedBecause(
  look: Pick<KeptLook, 'lookId' | 'kind' | 'ofOfficial'>,
  decision: CaseDecision | undefined,
): ('sample' | 'official' | 'denied')[] {
  if (look.kind === 'own') return [];
  return [
    ...(isInSample(look) ? (['sample'] as const) : []),
    ...(look.ofOfficial ? (['official'] as const) : []),
    ...(decision?.decision === 'denied' ? (['denied'] as const) : []),
  ];
}

/** The days of a month (`YYYY-MM`), of UTC as looks lie. */
export function daysOfMonth(month: string): { readonly from: string; readonly until: string } {
  const from = `${month}-01`;
  const inNext = daysFrom(from, daysAfter(from, 31)).find((day) => !day.startsWith(month)) ?? from;
  return { from, until: daysAfter(inNext, -1) };
}

/** The last day on which a month's sample may be judged (`verdictDays` after its end). */
export function verdictsDue(month: string): string {
  return daysAfter(daysOfMonth(month).until, limits.verdictDays);
}

/** The days under which a look of that id may lie: the request began a moment before its id was made. None for an id of the future. */
export function daysOfLook(lookId: string, now: Date): string[] {
  const at = millisecondsOf(lookId);
  if (at > now.getTime()) return [];
  const day = utcDayOf(new Date(at));
  return [day, daysAfter(day, -1)];
}
