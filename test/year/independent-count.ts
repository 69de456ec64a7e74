import type { Cadence } from '../../functions/model/cadence.ts';
import type { DeliveryStatus } from '../../functions/model/delivery-status.ts';
import type { Happened, Part } from './events.ts';
import { dayAfter, dayOf, lastDayOf, wholeDaysAfter } from './own-calendar.ts';

/* The count of somebody who has the log of events and a calendar of their own (own-calendar.ts), and nothing of the system but its vocabulary; nothing here reads a clock or a store. */

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

type File = Part & { readonly id: string; readonly at: string; state: 'begun' | 'rejected' | 'in-review' | 'returned' | 'published' };

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
  #nihilPeriod: string | undefined;
  /** Who delivers it: each its own part of a period. */
  readonly #units: readonly string[];
  /** The parts that stand, by period and unit: each unit's newest. */
  readonly #parts = new Map<string, { readonly rows: number; readonly receivedAt: string }>();
  /** When a unit said that it had nothing, by period and unit. */
  readonly #saidNothing = new Map<string, string>();
  /** Periods of which each unit had sent its part or said that it had nothing: they have counted. */
  readonly #complete = new Set<string>();
  #rows = 0;
  #hasVersion = false;
  isWithdrawn = false;

  constructor(event: Extract<Happened, { is: 'registered' }>) {
    this.opdId = event.opdId;
    this.#cadence = event.cadence;
    this.#isClosed = event.access === 'closed';
    this.#units = event.units;
    this.#dueDay = lastDayOf(event.cadence, dayOf(event.at));
  }

  take(event: Happened): void {
    switch (event.is) {
      case 'begun':
        this.#files.push({ id: event.uploadId, at: event.at, period: event.period, unitId: event.unitId, state: 'begun' });
        return;
      case 'rejected':
      case 'in-review':
      case 'returned':
        this.#fileOf(event.uploadId).state = event.is;
        return;
      case 'published':
        this.#fileOf(event.uploadId).state = 'published';
        this.#hasVersion = true;
        if (event.unitId !== undefined) {
          this.#takePart(event, event.unitId);
          return;
        }
        this.#rows = event.rows;
        this.#delivered(event.receivedAt);
        return;
      case 'nihil':
        this.#nihilAt = event.at;
        this.#nihilPeriod = event.period;
        this.#came(event.at, 'nihil');
        return;
      case 'nihil-of-unit':
        this.#saidNothing.set(`${event.period} ${event.unitId}`, event.at);
        this.#takeNothing(event);
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

  /** One of several parts is no delivery: that is there with the last unit that speaks, and what comes of a period that has counted is none. */
  #takePart({ period, rows, receivedAt }: Extract<Happened, { is: 'published' }>, unitId: string): void {
    this.#parts.set(`${period} ${unitId}`, { rows, receivedAt });
    this.#rows = [...this.#parts.values()].reduce((sum, part) => sum + part.rows, 0);
    // There is something to report after all.
    if (this.#nihilPeriod === period) this.#nihilAt = undefined;
    const last = this.#completes(period);
    if (last !== undefined) this.#delivered(last);
  }

  /** With the last unit that had nothing, what others sent is delivered; where nobody sent anything, there was nothing at all. */
  #takeNothing({ period, at }: Extract<Happened, { is: 'nihil-of-unit' }>): void {
    if (this.#completes(period) === undefined) return;
    if (this.#units.some((unitId) => this.#parts.has(`${period} ${unitId}`))) {
      this.#delivered(at);
      return;
    }
    this.#nihilAt = at;
    this.#nihilPeriod = period;
    this.#came(at, 'nihil');
  }

  /** When the last unit spoke, if the period is complete by that and was not before. */
  #completes(period: string): string | undefined {
    if (this.#complete.has(period)) return undefined;
    const words = this.#units.flatMap(
      (unitId) => this.#parts.get(`${period} ${unitId}`)?.receivedAt ?? this.#nothingOf(period, unitId) ?? [],
    );
    if (words.length < this.#units.length) return undefined;
    this.#complete.add(period);
    return words.toSorted().at(-1);
  }

  /** When the unit said that it had nothing, unless it sent a file of that period since, whatever became of it. */
  #nothingOf(period: string, unitId: string): string | undefined {
    const said = this.#saidNothing.get(`${period} ${unitId}`);
    const undone = this.#files.some((file) => file.period === period && file.unitId === unitId && said !== undefined && file.at > said);
    return undone ? undefined : said;
  }

  /** What came before another that counts already moves nothing back. */
  #delivered(at: string): void {
    if (this.#lastFileAt !== undefined && at <= this.#lastFileAt) return;
    this.#lastFileAt = at;
    this.#came(at, 'file');
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

  get dueDay(): string | undefined {
    return this.#dueDay;
  }

  /** Whether units sent any of it. */
  get isCollected(): boolean {
    return this.#units.length > 0 && this.#files.length > 0;
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
