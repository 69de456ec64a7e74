import type { Cadence } from '../../functions/model/cadence.ts';
import type { DeliveryStatus } from '../../functions/model/delivery-status.ts';
import type { Happened } from './events.ts';

/*
 * The count of somebody who has the log of events and a calendar, and nothing of the system but its vocabulary. Days are texts (`2026-03-31`) by the city's clock,
 * seven hours before UTC; nothing here reads a clock or a store.
 */

export type Counted = {
  readonly status: DeliveryStatus;
  readonly isLate: boolean;
  readonly daysLate: number;
  readonly isMissing: boolean;
  readonly isNihil: boolean;
  readonly needsCorrection: boolean;
  readonly isInReview: boolean;
};

export type CountedOpd = {
  readonly planned: number;
  readonly due: number;
  readonly delivered: number;
  readonly late: number;
  readonly rejected: number;
  readonly missing: number;
  readonly rows: number;
  readonly statuses: Readonly<Record<DeliveryStatus, number>>;
  readonly public: { readonly planned: number; readonly delivered: number; readonly late: number; readonly rows: number };
};

/** A period that is over: how it ended. */
export type Ended = { readonly lastDay: string; readonly status: 'on-time' | 'late' | 'nihil' | 'missing'; readonly daysLate: number };

type File = { readonly id: string; state: 'begun' | 'rejected' | 'in-review' | 'returned' | 'published' };

/** One dataset as its events made it. */
export class Watched {
  opdId: string;
  readonly #cadence: Cadence;
  readonly #isClosed: boolean;
  readonly ended: Ended[] = [];
  /** The last day on which the next delivery is in time. */
  #dueDay: string | undefined;
  #files: File[] = [];
  #lastFileAt: string | undefined;
  #nihilAt: string | undefined;
  #rows = 0;
  #hasVersion = false;
  isWithdrawn = false;

  constructor(event: Extract<Happened, { is: 'registered' }>) {
    this.opdId = event.opdId;
    this.#cadence = event.cadence;
    this.#isClosed = event.access === 'closed';
    this.#dueDay = lastDayOf(event.cadence, dayOf(event.at));
  }

  take(event: Happened): void {
    switch (event.is) {
      case 'begun':
        this.#files.push({ id: event.uploadId, state: 'begun' });
        return;
      case 'rejected':
      case 'in-review':
      case 'returned':
        this.#fileOf(event.uploadId).state = event.is;
        return;
      case 'published':
        this.#fileOf(event.uploadId).state = 'published';
        this.#hasVersion = true;
        this.#rows = event.rows;
        if (this.#lastFileAt !== undefined && event.receivedAt <= this.#lastFileAt) return;
        this.#lastFileAt = event.receivedAt;
        this.#came(event.receivedAt, 'file');
        return;
      case 'nihil':
        this.#nihilAt = event.at;
        this.#came(event.at, 'nihil');
        return;
      case 'withdrawn':
        this.isWithdrawn = true;
        return;
      case 'restored':
        this.isWithdrawn = false;
        return;
      case 'moved':
        this.opdId = event.opdId;
        return;
      case 'registered':
        throw new Error(`${event.datasetId} is there already`);
    }
  }

  /** A delivery is of the period that was due; in time, the next is due with the period after it, and late, with the one that runs. */
  #came(at: string, what: 'file' | 'nihil'): void {
    const due = this.#dueDay;
    if (due === undefined) return;
    const day = dayOf(at);
    const running = lastDayOf(this.#cadence, day) ?? due;
    if (day > due) {
      this.ended.push({ lastDay: due, status: what === 'nihil' ? 'nihil' : 'late', daysLate: wholeDaysAfter(due, at) });
      for (let passed = this.#next(due); passed < running; passed = this.#next(passed)) {
        this.ended.push({ lastDay: passed, status: 'missing', daysLate: 0 });
      }
      this.#dueDay = running;
      return;
    }
    if (due !== running) return;
    this.ended.push({ lastDay: due, status: what === 'nihil' ? 'nihil' : 'on-time', daysLate: 0 });
    this.#dueDay = this.#next(due);
  }

  #next(lastDay: string): string {
    return lastDayOf(this.#cadence, dayAfter(lastDay)) ?? lastDay;
  }

  #fileOf(id: string): File {
    const found = this.#files.find((file) => file.id === id);
    if (!found) throw new Error(`file ${id} was never begun`);
    return found;
  }

  stands(now: string): Counted {
    const newest = this.#files.at(-1)?.state;
    const isLate = this.#dueDay !== undefined && dayOf(now) > this.#dueDay;
    const isNihil = this.#nihilAt !== undefined && (this.#lastFileAt === undefined || this.#lastFileAt < this.#nihilAt);
    const facts = {
      isLate,
      daysLate: isLate ? wholeDaysAfter(this.#dueDay ?? '', now) : 0,
      isMissing: !this.#hasVersion && !isNihil,
      isNihil: isNihil && !isLate,
      needsCorrection: newest === 'rejected' || newest === 'returned',
      isInReview: newest === 'in-review',
    };
    return { ...facts, status: this.#statusOf(facts) };
  }

  /** First what the OPD must mend, then what waits for the walidata, then what did not come. */
  #statusOf({ needsCorrection, isInReview, isLate, isMissing, isNihil }: Omit<Counted, 'status'>): DeliveryStatus {
    if (needsCorrection) return 'rejected';
    if (isInReview) return 'in-review';
    if (isLate) return isMissing ? 'missing' : 'late';
    if (isNihil) return 'nihil';
    return this.#dueDay === undefined || isMissing ? 'not-due' : 'on-time';
  }

  isDueBy(month: string): boolean {
    return this.#dueDay !== undefined && this.#dueDay.slice(0, 7) <= month;
  }

  get rows(): number {
    return this.#rows;
  }

  /** Anyone may see what was published and is not closed. */
  get isPublic(): boolean {
    return this.#hasVersion && !this.#isClosed;
  }
}

/** Every dataset as the log has it. */
export class Observer {
  readonly datasets = new Map<string, Watched>();

  take(event: Happened): void {
    if (event.is === 'registered') this.datasets.set(event.datasetId, new Watched(event));
    else this.datasets.get(event.datasetId)?.take(event);
  }

  countOpd(opdId: string, now: string): CountedOpd {
    const own = [...this.datasets.values()].filter((watched) => watched.opdId === opdId && !watched.isWithdrawn);
    const stands = own.map((watched) => ({ watched, counted: watched.stands(now) }));
    const seen = stands.filter(({ watched }) => watched.isPublic);
    const isDelivered = ({ counted: { isLate, isMissing } }: (typeof stands)[number]) => !isLate && !isMissing;
    const count = (of: typeof stands, counts: (one: (typeof stands)[number]) => boolean) => of.filter(counts).length;
    const rowsOf = (of: typeof stands) => of.reduce((sum, { watched }) => sum + watched.rows, 0);
    const statuses = { 'on-time': 0, late: 0, rejected: 0, 'in-review': 0, missing: 0, nihil: 0, 'not-due': 0 };
    for (const { counted } of stands) statuses[counted.status] += 1;
    return {
      planned: own.length,
      due: count(stands, ({ watched }) => watched.isDueBy(dayOf(now).slice(0, 7))),
      delivered: count(stands, isDelivered),
      late: count(stands, ({ counted }) => counted.isLate),
      rejected: count(stands, ({ counted }) => counted.needsCorrection),
      missing: count(stands, ({ counted }) => counted.isMissing),
      rows: rowsOf(stands),
      statuses,
      public: {
        planned: seen.length,
        delivered: count(seen, isDelivered),
        late: count(seen, ({ counted }) => counted.isLate),
        rows: rowsOf(seen),
      },
    };
  }
}

/** The city's day of a moment. */
export function dayOf(at: string): string {
  const [date = '', time = ''] = at.split('T');
  return Number(time.slice(0, 2)) >= 17 ? dayAfter(date) : date;
}

function dayAfter(day: string): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  if (date < daysIn(year, month)) return written(year, month, date + 1);
  return month < 12 ? written(year, month + 1, 1) : written(year + 1, 1, 1);
}

const monthsOf = { monthly: 1, quarterly: 3, 'four-monthly': 4, semiannual: 6, annual: 12 } as const;

/** The last day of the period of that cadence in which a day lies; none of what comes as it happens. */
export function lastDayOf(cadence: Cadence, day: string): string | undefined {
  if (cadence === 'ad-hoc') return undefined;
  if (cadence === 'daily') return day;
  const [year = 0, month = 0] = day.split('-').map(Number);
  if (cadence === 'weekly') {
    let last = day;
    while (weekdayOf(last) !== 7) last = dayAfter(last);
    return last;
  }
  if (cadence === 'biennial') return `${year % 2 === 0 ? year + 1 : year}-12-31`;
  const last = Math.ceil(month / monthsOf[cadence]) * monthsOf[cadence];
  return written(year, last, daysIn(year, last));
}

/** 1 on Monday, 7 on Sunday (Zeller). */
function weekdayOf(day: string): number {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const [y, m] = month < 3 ? [year - 1, month + 12] : [year, month];
  const saturdayIsZero = (date + Math.floor((13 * (m + 1)) / 5) + y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400)) % 7;
  return ((saturdayIsZero + 5) % 7) + 1;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function written(year: number, month: number, date: number): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}

/** Whole days since the last second of a day in the city. */
function wholeDaysAfter(lastDay: string, at: string): number {
  return Math.floor((Date.parse(at) - Date.parse(`${lastDay}T23:59:59+07:00`)) / 86_400_000);
}
