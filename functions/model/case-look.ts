import * as z from 'zod';
import { limits } from '../limits.ts';
import { dayMilliseconds } from './jakarta-time.ts';
import { lookKinds } from './look.ts';
import { endOfWorkingDays } from './working-day.ts';

/**
 * `CASES#<institution>` / `<sub>#<lookId>`: a look for a case number that the officer's institution has not confirmed. It stands until the head of the institution confirms
 * it; past `due`, or denied, the officer's right to look rests until the steward lifts that. It names no person.
 */
export const caseLookSchema = z.strictObject({
  institution: z.string(),
  /** The officer, and their name. */
  sub: z.string(),
  name: z.string(),
  lookId: z.string(),
  at: z.iso.datetime(),
  kind: z.enum(lookKinds),
  caseNumber: z.string(),
  purpose: z.string(),
  reason: z.string(),
  /** The end of the third working day after it. */
  due: z.iso.datetime(),
  deniedAt: z.iso.datetime().optional(),
  lifted: z.strictObject({ at: z.iso.datetime(), by: z.string(), reason: z.string() }).optional(),
});
export type CaseLook = z.infer<typeof caseLookSchema>;

export const caseAnswers = ['confirmed', 'denied'] as const;

/** `CASES-DECIDED#<month of the look>` / `<lookId>`, in the records table: what the head said of a look's case number; the first stands. */
export const caseDecisionSchema = z.strictObject({
  lookId: z.string(),
  /** `YYYY-MM` of UTC. */
  month: z.string(),
  institution: z.string(),
  decision: z.enum(caseAnswers),
  /** Needed where it is denied. */
  reason: z.string().max(limits.maxReasonCharacters).optional(),
  at: z.iso.datetime(),
  /** The head, and their name. */
  by: z.string(),
  name: z.string(),
});
export type CaseDecision = z.infer<typeof caseDecisionSchema>;

/** Whether the officer's right to look rests because of it; a denial that comes after the steward lifted it counts anew. */
export function restsFor({ due, deniedAt, lifted }: Pick<CaseLook, 'due' | 'deniedAt' | 'lifted'>, now: Date): boolean {
  const since = deniedAt ?? due;
  return (lifted === undefined || (deniedAt !== undefined && lifted.at < deniedAt)) && now.getTime() >= Date.parse(since);
}

/** Until when the head of the institution answers for a look of that moment. */
export function caseDue(at: Date, holidays: readonly string[]): Date {
  return endOfWorkingDays(at, limits.caseConfirmationDays, holidays);
}

/** Until when a number that is confirmed then serves. */
export function keptUntil(confirmedAt: Date): Date {
  return new Date(confirmedAt.getTime() + limits.caseNumberDays * dayMilliseconds);
}

/** How a case number is compared: as institutions write one and the same. */
export function foldedCaseNumber(written: string): string {
  return written.trim().toUpperCase().replace(/\s+/g, ' ');
}

/** The month under which a look's decision lies. */
export function monthOf({ at }: Pick<CaseLook, 'at'>): string {
  return at.slice(0, 'yyyy-mm'.length);
}
