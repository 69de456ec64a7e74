import { type Random, seeded } from '../../demo/random.ts';
import { whyNoNihil } from '../../functions/messages/why-no-nihil.ts';
import { dayMilliseconds, hourMilliseconds } from '../../functions/model/jakarta-time.ts';
import { duePeriodOf } from '../../functions/model/nihil.ts';
import type { Upload } from '../../functions/model/upload.ts';
import { wholePeriod } from '../../functions/versions/merge-parts.ts';
import { driftReasons, type Fate, fateOf, type Habit, lastDays, rowsOf } from './deliveries.ts';
import { desk, nextAtDesk } from './desk.ts';
import type { Happened, Part } from './events.ts';
import { dayOf } from './own-calendar.ts';
import { operatorOf, unitOf } from './simulated-city.ts';
import type { Way, Year } from './year.ts';

export type Put = (at: number, act: (moment: Date) => Promise<void>) => void;

const minute = hourMilliseconds / 60;
/** The one part of what the OPD delivers itself. */
const whole: Part = { period: wholePeriod };

type Stage = {
  readonly random: Random;
  readonly year: Year;
  readonly put: Put;
  readonly note: (event: Happened) => void;
  readonly clerks: ReadonlyMap<string, string>;
  readonly from: Date;
};

/** What becomes of each dataset. */
export class Player {
  readonly #random: Random;
  readonly #nothing = seeded(75);
  readonly #year: Year;
  readonly #put: Put;
  readonly #note: (event: Happened) => void;
  readonly #clerks: ReadonlyMap<string, string>;
  readonly #lastRows = new Map<string, number>();
  readonly #waiting = new Set<string>();
  readonly #withdrawn = new Set<string>();
  readonly #heirs = new Map<string, string>();
  /** Periods of which a unit's part stands, and which unit's: nobody says any more that there is nothing. */
  readonly #collected = new Set<string>();
  #deskFreeAt: number;
  readonly #begin: number;

  constructor({ random, year, put, note, clerks, from }: Stage) {
    this.#random = random;
    this.#year = year;
    this.#put = put;
    this.#note = note;
    this.#clerks = clerks;
    this.#begin = from.getTime();
    this.#deskFreeAt = this.#begin;
  }

  /** Most is registered in the first weeks, some later; then a delivery for each period, and seldom a withdrawal. */
  plan(habit: Habit): void {
    const random = this.#random;
    const day = random.chance(0.85) ? random.below(25) : 25 + random.below(250);
    const at = this.#begin + day * dayMilliseconds + this.#officeHour();
    this.#put(at, (moment) => this.#register(habit, moment));
    for (const last of lastDays(habit.cadence, dayOf(new Date(at).toISOString()), '2027-01-31')) {
      if (habit.units.length > 0) this.#planCollection(habit, at, last);
      else this.#planPeriod(habit, at, last);
    }
    if (habit.cadence === 'ad-hoc') this.#put(at + random.below(100) * dayMilliseconds, () => this.#send(habit));
    if (habit.units.length === 0 && random.chance(0.04)) this.#planWithdrawal(habit, at);
  }

  /** What is registered already; the rest registers with the heir. */
  async move({ datasetId, opdId }: Habit, heir: string): Promise<void> {
    const { city } = this.#year;
    this.#heirs.set(opdId, heir);
    if ((await city.ports.datasets.get(datasetId)) === undefined) return;
    await city.move(datasetId, heir);
    this.#note({ is: 'moved', at: city.ports.now().toISOString(), datasetId, opdId: heir });
  }

  #planPeriod(habit: Habit, from: number, last: string): void {
    const random = this.#random;
    const dueAt = Date.parse(`${last}T00:00:00+07:00`);
    if (random.chance(habit.forgets)) return;
    const at = this.#comes(habit, from, dueAt);
    this.#put(at, () => (random.chance(habit.nihil) ? this.#nihil(habit) : this.#send(habit)));
  }

  /** Each unit sends its part, in time, late or never, one in ten once more; or the OPD says that there was nothing, and a unit may have something all the same. */
  #planCollection(habit: Habit, from: number, last: string): void {
    const random = this.#random;
    const dueAt = Date.parse(`${last}T00:00:00+07:00`);
    const period = duePeriodOf({ cadence: habit.cadence, nextDue: `${last}T16:59:59.000Z` }) ?? wholePeriod;
    const isNihil = random.chance(habit.nihil);
    if (isNihil) this.#put(this.#comes(habit, from, dueAt - 9 * dayMilliseconds), () => this.#nihil(habit));
    for (const unitId of habit.units) {
      if (random.chance(isNihil ? 0.9 : habit.forgets)) continue;
      const at = this.#comes(habit, from, dueAt);
      const part = { period, unitId };
      const again = random.chance(0.1) ? [1 + random.below(20)] : [];
      // Three in ten have nothing; every second of these sends a file after all, or a bad one and no other. By dice of its own: what others do stays the same.
      const nothing = this.#nothing;
      if (nothing.chance(0.3)) {
        this.#put(at, () => this.#nihilOfUnit(habit, part));
        const [sends, days, isBad] = [nothing.chance(0.5), 1 + nothing.below(4), nothing.chance(0.5)];
        const afterAll = { part, ...(isBad ? { meant: 'rejected' as const } : {}) };
        if (sends) this.#put(at + days * dayMilliseconds, () => this.#send(habit, afterAll));
        continue;
      }
      this.#put(at, () => this.#send(habit, { part }));
      for (const days of again) this.#put(at + days * dayMilliseconds, () => this.#send(habit, { part }));
    }
  }

  /** When what is due then comes: some days before, or after. */
  #comes({ punctual }: Habit, from: number, dueAt: number): number {
    const random = this.#random;
    const days = random.chance(punctual) ? -random.below(9) : 1 + Math.floor(-Math.log(1 - random.next()) * 9);
    return Math.max(from + hourMilliseconds, dueAt + days * dayMilliseconds + this.#officeHour());
  }

  #planWithdrawal(habit: Habit, from: number): void {
    const random = this.#random;
    const at = from + (60 + random.below(200)) * dayMilliseconds;
    this.#put(at, async (moment) => {
      const dataset = await this.#year.city.ports.datasets.get(habit.datasetId);
      if (dataset?.state !== 'published' || this.#waiting.has(placeOf(habit.datasetId, whole))) return;
      await this.#year.city.withdraw(habit.datasetId);
      this.#withdrawn.add(habit.datasetId);
      this.#happened('withdrawn', habit, moment);
    });
    if (random.chance(0.5))
      this.#put(at + 20 * dayMilliseconds, async (moment) => {
        if (!this.#withdrawn.delete(habit.datasetId)) return;
        await this.#year.city.restore(habit.datasetId);
        this.#happened('restored', habit, moment);
      });
  }

  async #register({ datasetId, opdId: planner, cadence, access, priority, units }: Habit, moment: Date): Promise<void> {
    const { city } = this.#year;
    const opdId = this.#standing(planner);
    const clerk = operatorOf(opdId, this.#clerkOf(opdId));
    await city.register(clerk, {
      ...{ datasetId, opdId, title: datasetId, description: 'Dataset tahun simulasi', cadence, access, priority },
      ...(access === 'limited' ? { sharing: 'government' as const } : {}),
      ...(access === 'closed' ? { exemption: { legalBasis: 'UU 14/2008', reason: 'Uji', until: '2030-12-31' } } : {}),
    });
    if (units.length > 0) await city.collect(clerk, { datasetId, opdId, units });
    this.#note({ is: 'registered', at: moment.toISOString(), datasetId, opdId, cadence, access, units });
  }

  /** A file, and where it is not taken, a better one some days later. While one waits for the walidata, whoever sent it sends no other. */
  async #send(habit: Habit, { part = whole, tries = 0, meant }: Sending = {}): Promise<void> {
    const { datasetId } = habit;
    const place = placeOf(datasetId, part);
    const opdId = this.#standing(habit.opdId);
    const { city, ways } = this.#year;
    if (this.#waiting.has(place) || this.#withdrawn.has(datasetId)) return;
    const random = this.#random;
    const at = city.ports.now();
    const fate = meant ?? (tries > 1 ? 'good' : fateOf(random));
    const rows = rowsOf(random, habit, fate);
    const before = this.#lastRows.get(place);
    const drift = before === undefined ? [] : driftReasons(random, before, rows, fate);
    const upload = await city.send(this.#senderOf(habit, opdId, part), datasetId, {
      ...part,
      rows,
      drift,
      isRejected: fate === 'rejected',
    });
    const { uploadId, state, reviewReasons = [] } = upload;
    this.#note({ is: 'begun', at: at.toISOString(), datasetId, uploadId, ...part });
    const way: Way = { fate, receivedAt: at.getTime(), stoppedFor: state === 'in-review' ? reviewReasons : [] };
    ways.push(way);
    if (state === 'rejected' || state === 'in-review') this.#note({ is: state, at: at.toISOString(), datasetId, uploadId });
    const sent = { habit, way, upload, rows, part, tries };
    if (state === 'published') this.#published(sent);
    if (state === 'rejected' && meant === undefined) this.#sendAgain(sent);
    if (state === 'in-review') this.#planReview(sent);
  }

  /** The first unit of a dataset has no account: its OPD sends in its name. */
  #senderOf({ datasetId, units }: Habit, opdId: string, { unitId }: Part) {
    if (unitId === undefined || unitId === units[0]) return operatorOf(opdId, this.#clerkOf(opdId));
    return unitOf(opdId, unitId, datasetId);
  }

  #sendAgain({ habit, part, tries }: Sent): void {
    const random = this.#random;
    // One in ten gives up until the next period.
    if (random.chance(0.1)) return;
    this.#put(this.#year.city.ports.now().getTime() + (1 + random.below(4)) * dayMilliseconds, () =>
      this.#send(habit, { part, tries: tries + 1 }),
    );
  }

  /** In the order in which they came, one after another, in office hours. */
  #planReview(sent: Sent): void {
    const { way, part, upload } = sent;
    const { datasetId, uploadId } = upload;
    const place = placeOf(datasetId, part);
    this.#waiting.add(place);
    const at = nextAtDesk(Math.max(this.#deskFreeAt, this.#year.city.ports.now().getTime()));
    this.#deskFreeAt = at + desk.minutesEach * minute;
    const isReturned = way.fate === 'mistaken' || this.#random.chance(0.06);
    this.#put(this.#deskFreeAt, async (moment) => {
      const { city, reviews } = this.#year;
      await city.review(datasetId, uploadId, isReturned ? 'return' : 'approve');
      reviews.push(moment.getTime());
      this.#waiting.delete(place);
      if (isReturned) {
        way.returned = true;
        this.#note({ is: 'returned', at: moment.toISOString(), datasetId, uploadId });
        this.#sendAgain({ ...sent, tries: sent.tries + 1 });
        return;
      }
      this.#published(sent);
    });
  }

  #published({ way, upload: { datasetId, uploadId }, rows, part }: Sent): void {
    const at = this.#year.city.ports.now();
    way.publishedAt = at.getTime();
    this.#lastRows.set(placeOf(datasetId, part), rows);
    const receivedAt = new Date(way.receivedAt).toISOString();
    this.#note({ is: 'published', at: at.toISOString(), datasetId, uploadId, receivedAt, rows, ...part });
    if (part.unitId === undefined) return;
    this.#collected.add(`${datasetId} ${part.period}`);
    this.#collected.add(`${datasetId} ${part.period} ${part.unitId}`);
  }

  async #nihil(habit: Habit): Promise<void> {
    const { datasetId } = habit;
    const opdId = this.#standing(habit.opdId);
    const { city } = this.#year;
    if (this.#waiting.has(datasetId) || this.#withdrawn.has(datasetId)) return;
    const dataset = await city.ports.datasets.get(datasetId);
    const period = dataset && duePeriodOf(dataset);
    const now = city.ports.now();
    if (!dataset || period === undefined || whyNoNihil(dataset, period, now) !== undefined) return;
    if (this.#collected.has(`${datasetId} ${period}`)) return;
    await city.nihil(operatorOf(opdId, this.#clerkOf(opdId)), datasetId, period);
    this.#note({ is: 'nihil', at: now.toISOString(), datasetId, period });
  }

  /** Not where its part stands or waits for the walidata, nor for a period that is no longer due. */
  async #nihilOfUnit(habit: Habit, part: Part & { readonly unitId: string }): Promise<void> {
    const { datasetId } = habit;
    const { city } = this.#year;
    if (this.#waiting.has(placeOf(datasetId, part)) || this.#collected.has(`${datasetId} ${part.period} ${part.unitId}`)) return;
    const dataset = await city.ports.datasets.get(datasetId);
    const now = city.ports.now();
    if (!dataset || whyNoNihil(dataset, part.period, now) !== undefined) return;
    await city.nihilOfUnit(this.#senderOf(habit, this.#standing(habit.opdId), part), datasetId, part.period, part.unitId);
    this.#note({ is: 'nihil-of-unit', at: now.toISOString(), datasetId, period: part.period, unitId: part.unitId });
  }

  #happened(is: 'withdrawn' | 'restored', { datasetId }: Habit, at: Date): void {
    this.#note({ is, at: at.toISOString(), datasetId });
  }

  #standing(opdId: string): string {
    return this.#heirs.get(opdId) ?? opdId;
  }

  #clerkOf(opdId: string): string {
    return this.#clerks.get(opdId) ?? '';
  }

  /** Some moment between eight and four, to the second. */
  #officeHour(): number {
    return 8 * hourMilliseconds + Math.floor(this.#random.next() * 8 * 3600) * 1000;
  }
}

/** `meant`: what the file is, where it is not left to chance. */
type Sending = { readonly part?: Part; readonly tries?: number; readonly meant?: Fate };
type Sent = {
  readonly habit: Habit;
  readonly way: Way;
  readonly upload: Upload;
  readonly rows: number;
  readonly part: Part;
  readonly tries: number;
};

/** Whose files follow one another: a unit's of a dataset, or the OPD's. */
function placeOf(datasetId: string, { unitId = '' }: Part): string {
  return `${datasetId} ${unitId}`;
}
