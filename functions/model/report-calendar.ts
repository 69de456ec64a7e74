import { limits } from '../limits.ts';
import { dayMilliseconds, hourMilliseconds, inJakarta, jakartaOffsetMilliseconds } from './jakarta-time.ts';
import { periodCadence, periodEnd, periodStart } from './period.ts';
import type { ReportHead, ReportKind } from './report.ts';

/** A report by its calendar alone. */
export type Scheduled = Pick<ReportHead, 'reportId' | 'kind' | 'closesAt' | 'finalAt'>;

/** From a week's Monday. */
const thursday = 3;

/**
 * When the report of a period closes and is final, by the city's clock; undefined for what is no week and no month. A week's closes on its Thursday, a month's on the
 * first Thursday after its end; both are final on the Monday after.
 */
export function scheduledReport(reportId: string): Scheduled | undefined {
  const kind = kindOf(reportId);
  const [start, end] = [periodStart(reportId), periodEnd(reportId)];
  if (kind === undefined || start === undefined || end === undefined) return undefined;
  const day = kind === 'weekly' ? start + thursday * dayMilliseconds : firstThursday(end);
  const monday = day + 4 * dayMilliseconds;
  return { reportId, kind, closesAt: momentOf(day, limits.reportCloseHour), finalAt: momentOf(monday, limits.reportFinalHour) };
}

/** The report before it, of the same kind. */
export function reportBefore(reportId: string): string | undefined {
  const [kind, start] = [kindOf(reportId), periodStart(reportId)];
  return kind === undefined || start === undefined ? undefined : idOf(kind, start - dayMilliseconds);
}

/** Reports that have closed and that a run may still close or make final, the oldest first. */
export function reportsUnderWay(now: Date): Scheduled[] {
  const today = startOfDay(now);
  const days = Array.from({ length: limits.reportFinalDays + 40 }, (_, back) => today - back * dayMilliseconds);
  const ids = new Set(days.flatMap((day) => [idOf('weekly', day), idOf('monthly', day)]));
  return [...ids]
    .flatMap((id) => scheduledReport(id) ?? [])
    .filter(({ closesAt }) => Date.parse(closesAt) <= now.getTime())
    .filter(({ finalAt }) => now.getTime() < Date.parse(finalAt) + limits.reportFinalDays * dayMilliseconds)
    .toSorted((one, other) => (one.closesAt < other.closesAt ? -1 : 1) || one.reportId.localeCompare(other.reportId));
}

function kindOf(reportId: string): ReportKind | undefined {
  const cadence = periodCadence(reportId);
  return cadence === 'weekly' || cadence === 'monthly' ? cadence : undefined;
}

/** The week or month in which a day lies, as its id; the ISO week's year is that of its Thursday. */
function idOf(kind: ReportKind, day: number): string {
  if (kind === 'monthly') return new Date(day).toISOString().slice(0, 'yyyy-mm'.length);
  const itsThursday = day + (thursday - weekday(day)) * dayMilliseconds;
  const year = new Date(itsThursday).getUTCFullYear();
  const week = Math.floor((itsThursday - Date.UTC(year, 0, 1)) / (7 * dayMilliseconds)) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}

function firstThursday(day: number): number {
  return day + ((thursday - weekday(day) + 7) % 7) * dayMilliseconds;
}

/** 0 on Monday. */
function weekday(day: number): number {
  return (new Date(day).getUTCDay() + 6) % 7;
}

/** The city's day, as periods write theirs: its first moment as if the city's clock were UTC. */
function startOfDay(now: Date): number {
  return Math.floor(inJakarta(now).getTime() / dayMilliseconds) * dayMilliseconds;
}

function momentOf(day: number, hour: number): string {
  return new Date(day + hour * hourMilliseconds - jakartaOffsetMilliseconds).toISOString();
}
