import { type Cadence, firstDue, nextDueAfter } from '../model/cadence.ts';
import type { Dataset } from '../model/dataset.ts';
import type { DeliveryStatus } from '../model/delivery-status.ts';
import { dayMilliseconds } from '../model/jakarta-time.ts';
import { duePeriodOf } from '../model/nihil.ts';
import type { Upload } from '../model/upload.ts';
import { standingOf } from './standing.ts';
import { statusOf } from './status-of.ts';

/** What the table has of a dataset's deliveries: its uploads, and for which periods there was nothing to report; the order of neither matters. */
export type DeliveryHistory = {
  readonly dataset: Dataset;
  readonly uploads: readonly Upload[];
  /** False where older uploads were not read. */
  readonly isWhole: boolean;
  readonly nihils: readonly { readonly period: string; readonly at: string }[];
};

/** How one due period stood, or stands. `daysLate` of what came late is until it came, of what did not come until now. */
export type PeriodStanding = {
  readonly period: string;
  readonly dueAt: string;
  readonly status: DeliveryStatus;
  /** It came after its date, or is to come and its date has passed. What later deliveries went past is missing, and no longer late. */
  readonly isLate: boolean;
  readonly daysLate: number;
  readonly deliveredAt?: string;
  /** Uploads of it that were rejected or returned. */
  readonly sentBack: number;
};

/** `isWhole` is false where the past can't be recounted: the cadence was another, units collect it, or what was delivered is no longer there or more than is read. */
export type PastPeriods = { readonly periods: readonly PeriodStanding[]; readonly isWhole: boolean };

/**
 * Every due period of a dataset from its registration to the running one, the oldest first: which delivery counted for which, by the very rule that moved its due
 * date (`nextDueAfter`), played again from the table. What is due now stands as the board says. Pure.
 */
export function pastPeriods(history: DeliveryHistory, now: Date): PastPeriods {
  const { dataset } = history;
  const { cadence } = dataset;
  if (cadence === 'ad-hoc') return { periods: [], isWhole: true };
  const { closed, due, sentBack } = replay(history);
  const isWhole = history.isWhole && due === dataset.nextDue && history.uploads.every(isPlain);
  if (!isWhole) return { periods: openPeriods(history, sentBackSince(history), now), isWhole };
  return { periods: [...closed, ...openPeriods(history, sentBack, now)], isWhole };
}

/**
 * A unit's part alone moves no date (decision 69), and which one completed a delivery stands nowhere; nor does the list of uploads bring the parts of one that has very
 * many.
 */
function isPlain({ unitId, state, parts }: Upload): boolean {
  return unitId === undefined && (state !== 'published' || parts !== undefined);
}

type Event = {
  readonly is: 'file' | 'nihil' | 'sent-back';
  /** When it took effect: what was published later counts later. */
  readonly order: string;
  /** When it came. */
  readonly at: string;
  readonly periods: readonly string[];
};

/** `sentBack` came back after the last delivery that closed a period: they are of the period that is due. */
type Replayed = { readonly closed: PeriodStanding[]; readonly due: string | undefined; readonly sentBack: number };

function replay({ dataset, uploads, nihils }: DeliveryHistory): Replayed {
  const { cadence, createdAt } = dataset;
  const closed: PeriodStanding[] = [];
  let due = firstDue(cadence, new Date(createdAt));
  let lastFileAt = '';
  let sentBack = 0;
  for (const event of eventsOf(uploads, nihils)) {
    if (event.is === 'sent-back') {
      sentBack += 1;
      continue;
    }
    // An older delivery that is published late moves nothing back (versions/flip.ts).
    if (due === undefined || (event.is === 'file' && event.at <= lastFileAt)) continue;
    if (event.is === 'file') lastFileAt = event.at;
    fill(closed, event);
    const next = nextDueAfter(cadence, new Date(event.at), due);
    if (next === due || next === undefined) continue;
    closed.push({ ...came(cadence, due, event), sentBack }, ...skipped(cadence, due, event));
    sentBack = 0;
    due = next;
  }
  return { closed, due, sentBack };
}

function eventsOf(uploads: readonly Upload[], nihils: DeliveryHistory['nihils']): Event[] {
  const ofUploads = uploads.flatMap(({ state, at, parts }): Event[] => {
    const { waiting = '', received = waiting, published, rejected, returned } = at;
    const back = rejected ?? returned;
    if (state === 'published' && published !== undefined)
      return [{ is: 'file', order: published, at: received, periods: (parts ?? []).map(({ period }) => period) }];
    return back === undefined ? [] : [{ is: 'sent-back', order: back, at: received, periods: [] }];
  });
  const ofNihils = nihils.map(({ at, period }): Event => ({ is: 'nihil', order: at, at, periods: [period] }));
  return [...ofUploads, ...ofNihils].toSorted((one, other) => compare(one.order, other.order) || compare(one.at, other.at));
}

function came(cadence: Cadence, dueAt: string, { is, at }: Event): Omit<PeriodStanding, 'sentBack'> {
  const isLate = dueAt < at;
  const status = is === 'nihil' ? 'nihil' : isLate ? 'late' : 'on-time';
  return { ...named(cadence, dueAt), status, isLate, daysLate: isLate ? daysBetween(dueAt, at) : 0, deliveredAt: at };
}

/** Periods that passed between the one that a late delivery counted for and the one in which it came: none was delivered in them, but where it brings their data. */
function skipped(cadence: Cadence, dueAt: string, event: Event): PeriodStanding[] {
  const running = firstDue(cadence, new Date(event.at)) ?? dueAt;
  const missed = endsAfter(cadence, dueAt, running).map(
    (end): PeriodStanding => ({ ...named(cadence, end), status: 'missing', isLate: false, daysLate: 0, sentBack: 0 }),
  );
  fill(missed, event);
  return missed;
}

/** What did not come in its time may come with a later file, by the periods that it names. */
function fill(periods: PeriodStanding[], { is, at, periods: brought }: Event): void {
  if (is !== 'file') return;
  for (const [place, each] of periods.entries())
    if (each.status === 'missing' && brought.includes(each.period))
      periods[place] = { ...each, status: 'late', isLate: true, daysLate: daysBetween(each.dueAt, at), deliveredAt: at };
}

/** The period that is due, as the board has it, and those that began since; a period that was delivered ahead is not due before it runs. */
function openPeriods({ dataset, uploads }: DeliveryHistory, sentBack: number, now: Date): PeriodStanding[] {
  const { cadence, nextDue, state } = dataset;
  if (nextDue === undefined || state === 'withdrawn') return [];
  const running = firstDue(cadence, now) ?? nextDue;
  if (nextDue > running) return [];
  const newestUpload = uploads.toSorted((one, other) => compare(other.uploadId, one.uploadId))[0];
  const standing = standingOf({ dataset, newestUpload }, now);
  const first: PeriodStanding = {
    ...named(cadence, nextDue),
    status: standing.isLate || standing.needsCorrection || standing.isInReview ? statusOf(standing) : 'not-due',
    isLate: standing.isLate,
    daysLate: standing.daysLate,
    sentBack,
  };
  const later = nextDue === running ? [] : [...endsAfter(cadence, nextDue, running), running];
  return [
    first,
    ...later.map((end): PeriodStanding => {
      const isOver = end < now.toISOString();
      const status = !isOver ? 'not-due' : standing.isMissing ? 'missing' : 'late';
      return { ...named(cadence, end), status, isLate: isOver, daysLate: isOver ? daysBetween(end, now.toISOString()) : 0, sentBack: 0 };
    }),
  ];
}

/** Where the past can't be played again: what came back since the dataset was last delivered, with a file or as nihil. */
function sentBackSince({ dataset: { lastDeliveryAt = '', nihil }, uploads }: DeliveryHistory): number {
  const since = nihil !== undefined && nihil.at > lastDeliveryAt ? nihil.at : lastDeliveryAt;
  return uploads.filter(({ at: { rejected, returned } }) => (rejected ?? returned ?? '') > since).length;
}

/** The ends of the periods after that one, up to the one before `until`. */
function endsAfter(cadence: Cadence, dueAt: string, until: string): string[] {
  const ends: string[] = [];
  for (let end = endAfter(cadence, dueAt); end !== undefined && end < until; end = endAfter(cadence, end)) ends.push(end);
  return ends;
}

function endAfter(cadence: Cadence, dueAt: string): string | undefined {
  return firstDue(cadence, new Date(Date.parse(dueAt) + dayMilliseconds));
}

function named(cadence: Cadence, dueAt: string): Pick<PeriodStanding, 'period' | 'dueAt'> {
  return { period: duePeriodOf({ cadence, nextDue: dueAt }) ?? dueAt, dueAt };
}

function daysBetween(from: string, until: string): number {
  return Math.floor((Date.parse(until) - Date.parse(from)) / dayMilliseconds);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
