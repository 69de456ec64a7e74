import { type Random, seeded } from '../../demo/random.ts';
import { whyNoNihil } from '../../functions/messages/why-no-nihil.ts';
import { dayMilliseconds, hourMilliseconds } from '../../functions/model/jakarta-time.ts';
import { duePeriodOf } from '../../functions/model/nihil.ts';
import { scheduledReport } from '../../functions/model/report-calendar.ts';
import type { Upload } from '../../functions/model/upload.ts';
import { wholePeriod } from '../../functions/versions/merge-parts.ts';
import { Agenda } from './agenda.ts';
import { driftReasons, type Fate, fateOf, type Habit, habitOf, lastDays, rowsOf } from './deliveries.ts';
import type { Happened } from './events.ts';
import { dayOf } from './independent-count.ts';
import { operatorOf, simulatedCity } from './simulated-city.ts';

export type YearSize = { readonly opds: number; readonly datasetsEach: number };

/** One file's way, for the figures. */
export type Way = {
  readonly fate: Fate;
  readonly receivedAt: number;
  readonly stoppedFor: readonly string[];
  publishedAt?: number;
  returned?: boolean;
};

export type Year = {
  readonly opdIds: readonly string[];
  readonly habits: readonly Habit[];
  readonly events: Happened[];
  readonly ways: Way[];
  /** When the steward decided. */
  readonly reviews: number[];
  readonly people: string[];
  /** Since when somebody has no work any more. */
  readonly handedOver: Map<string, string>;
  readonly city: ReturnType<typeof simulatedCity>;
};

const begin = new Date('2026-01-01T00:00:00+07:00');
const end = new Date('2027-01-01T00:00:00+07:00');
const minute = hourMilliseconds / 60;
/** A steward's day, by the city's clock, and how long one look takes. */
const desk = { opens: 8, closes: 16, minutesEach: 5 };

/**
 * A year of a city, played through the system's own operations and workers, seeded: OPDs register what they planned, send it in time or late, are rejected and returned, report nihil,
 * hand work over; datasets are withdrawn and restored. `look` is called at the beginning of each hour with the city as it stands. What happens is noted in the order in which it does.
 */
export async function playYear(size: YearSize, seed: number, look: (year: Year, at: Date) => Promise<void>): Promise<Year> {
  const random = seeded(seed);
  const opdIds = Array.from({ length: size.opds }, (_, place) => `opd-${String(place + 1).padStart(2, '0')}`);
  const habits = opdIds.flatMap((opdId) => Array.from({ length: size.datasetsEach }, (_, place) => habitOf(random, opdId, place)));
  const city = simulatedCity(opdIds);
  const agenda = new Agenda(begin, end);
  const [events, ways, reviews, people]: [Happened[], Way[], number[], string[]] = [[], [], [], []];
  const handedOver = new Map<string, string>();
  const year: Year = { opdIds, habits, events, ways, reviews, people, handedOver, city };
  const clerks = new Map(opdIds.map((opdId) => [opdId, `${opdId}-operator-1`]));
  const put = (at: number, act: (moment: Date) => Promise<void>) =>
    agenda.put(at, (moment) => {
      city.at(moment);
      return act(moment);
    });
  const note = (event: Happened) => void events.push(event);

  employ(random, year);
  const player = new Player(random, year, put, note, clerks);
  for (const habit of habits) player.plan(habit);
  everyMorning(put, year);
  handOvers(random, put, year, clerks);
  merger(put, year, player);
  await agenda.run((at) => {
    city.at(at);
    return look(year, at);
  });
  return year;
}

type Put = (at: number, act: (moment: Date) => Promise<void>) => void;

/** One to three operators and a head in each OPD; the walidata and those who see the board. */
function employ(random: Random, { opdIds, people, city }: Year): void {
  const add = (sub: string, groups: string[]) => {
    people.push(sub);
    city.ports.users.put({ sub, groups });
  };
  for (const opdId of opdIds) {
    for (let place = 1; place <= 1 + random.below(3); place += 1) add(`${opdId}-operator-${place}`, [`operator:${opdId}`]);
    add(`${opdId}-head`, [`pj:${opdId}`]);
  }
  for (const [sub, group] of [
    ['kominfo', 'walidata'],
    ['walikota', 'pimpinan'],
    ['bappeda', 'koordinator-forum'],
    ['bps', 'pembina-data'],
  ] as const)
    add(sub, [group]);
}

/** The worker of reminders at eight, every day of the clock; reports are announced on the Monday on which they are final; the walidata reminds by hand once a month. */
function everyMorning(put: Put, { city, opdIds }: Year): void {
  for (let day = begin.getTime(); day < end.getTime(); day += dayMilliseconds) {
    put(day + 8 * hourMilliseconds, async () => void (await city.remindAll()));
  }
  const weeks = Array.from({ length: 52 }, (_, place) => `2026-W${String(place + 1).padStart(2, '0')}`);
  const months = Array.from({ length: 12 }, (_, place) => `2026-${String(place + 1).padStart(2, '0')}`);
  for (const reportId of [...weeks, ...months]) {
    const scheduled = scheduledReport(reportId);
    if (scheduled) put(Date.parse(scheduled.finalAt) + minute, async () => void (await city.announce(reportId)));
  }
  for (let month = 0; month < 12; month += 1) {
    put(Date.UTC(2026, month, 10, 3), async () => {
      const counts = await city.recount(opdIds);
      for (const { opdId } of counts.toSorted((one, other) => other.late - one.late).slice(0, 3)) await city.remindOpd(opdId);
    });
  }
}

/** A clerk in ten is transferred in the year: her successor has the work from then on. */
function handOvers(random: Random, put: Put, { opdIds, city, people, handedOver }: Year, clerks: Map<string, string>): void {
  for (const opdId of opdIds) {
    if (!random.chance(0.1) && opdId !== opdIds[0]) continue;
    put(begin.getTime() + (60 + random.below(240)) * dayMilliseconds + 3 * hourMilliseconds, async () => {
      const [from, to] = [`${opdId}-operator-1`, `${opdId}-successor`];
      city.ports.users.put({ sub: to, groups: [`instansi:${opdIds.at(-1)}`] });
      await city.handOver(from, to);
      people.push(to);
      handedOver.set(from, new Date(city.ports.now()).toISOString());
      clerks.set(opdId, to);
    });
  }
}

/** In July the last OPD goes whole into the first. */
function merger(put: Put, { opdIds, habits }: Year, player: Player): void {
  const [heir = '', ended = ''] = [opdIds[0], opdIds.at(-1)];
  for (const habit of habits.filter(({ opdId }) => opdId === ended)) put(Date.UTC(2026, 6, 1, 1), () => player.move(habit, heir));
}

/** What becomes of each dataset. */
class Player {
  readonly #random: Random;
  readonly #year: Year;
  readonly #put: Put;
  readonly #note: (event: Happened) => void;
  readonly #clerks: ReadonlyMap<string, string>;
  readonly #lastRows = new Map<string, number>();
  readonly #waiting = new Set<string>();
  readonly #withdrawn = new Set<string>();
  readonly #heirs = new Map<string, string>();
  #deskFreeAt = begin.getTime();

  constructor(random: Random, year: Year, put: Put, note: (event: Happened) => void, clerks: ReadonlyMap<string, string>) {
    this.#random = random;
    this.#year = year;
    this.#put = put;
    this.#note = note;
    this.#clerks = clerks;
  }

  /** Most is registered in the first weeks, some later; then a delivery for each period, and seldom a withdrawal. */
  plan(habit: Habit): void {
    const random = this.#random;
    const day = random.chance(0.85) ? random.below(25) : 25 + random.below(250);
    const at = begin.getTime() + day * dayMilliseconds + this.#officeHour();
    this.#put(at, (moment) => this.#register(habit, moment));
    for (const last of lastDays(habit.cadence, dayOf(new Date(at).toISOString()), '2027-01-31')) this.#planPeriod(habit, at, last);
    if (habit.cadence === 'ad-hoc') this.#put(at + random.below(100) * dayMilliseconds, () => this.#send(habit));
    if (random.chance(0.02)) this.#planWithdrawal(habit, at);
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
    const days = random.chance(habit.punctual) ? -random.below(9) : 1 + Math.floor(-Math.log(1 - random.next()) * 9);
    const at = Math.max(from + hourMilliseconds, dueAt + days * dayMilliseconds + this.#officeHour());
    this.#put(at, () => (random.chance(habit.nihil) ? this.#nihil(habit) : this.#send(habit)));
  }

  #planWithdrawal(habit: Habit, from: number): void {
    const random = this.#random;
    const at = from + (60 + random.below(200)) * dayMilliseconds;
    this.#put(at, async (moment) => {
      const dataset = await this.#year.city.ports.datasets.get(habit.datasetId);
      if (dataset?.state !== 'published' || this.#waiting.has(habit.datasetId)) return;
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

  async #register({ datasetId, opdId: planner, cadence, access, priority }: Habit, moment: Date): Promise<void> {
    const { city } = this.#year;
    const opdId = this.#standing(planner);
    await city.register(operatorOf(opdId, this.#clerkOf(opdId)), {
      ...{ datasetId, opdId, title: datasetId, description: 'Dataset tahun simulasi', cadence, access, priority },
      ...(access === 'limited' ? { sharing: 'government' as const } : {}),
      ...(access === 'closed' ? { exemption: { legalBasis: 'UU 14/2008', reason: 'Uji', until: '2030-12-31' } } : {}),
    });
    this.#note({ is: 'registered', at: moment.toISOString(), datasetId, opdId, cadence, access });
  }

  /** A file, and where it is not taken, a better one some days later. While one waits for the walidata, nobody sends another. */
  async #send(habit: Habit, tries = 0): Promise<void> {
    const { datasetId } = habit;
    const opdId = this.#standing(habit.opdId);
    const { city, ways } = this.#year;
    if (this.#waiting.has(datasetId) || this.#withdrawn.has(datasetId)) return;
    const random = this.#random;
    const at = city.ports.now();
    const fate = tries > 1 ? 'good' : fateOf(random);
    const rows = rowsOf(random, habit, fate);
    const before = this.#lastRows.get(datasetId);
    const drift = before === undefined ? [] : driftReasons(random, before, rows, fate);
    const upload = await city.send(operatorOf(opdId, this.#clerkOf(opdId)), datasetId, {
      ...{ rows, period: wholePeriod, drift, isRejected: fate === 'rejected' },
    });
    const { uploadId, state, reviewReasons = [] } = upload;
    this.#note({ is: 'begun', at: at.toISOString(), datasetId, uploadId });
    const way: Way = { fate, receivedAt: at.getTime(), stoppedFor: state === 'in-review' ? reviewReasons : [] };
    ways.push(way);
    if (state === 'rejected' || state === 'in-review') this.#note({ is: state, at: at.toISOString(), datasetId, uploadId });
    if (state === 'published') this.#published(way, upload, rows);
    if (state === 'rejected') this.#sendAgain(habit, tries);
    if (state === 'in-review') this.#planReview(habit, way, upload, rows, tries);
  }

  #sendAgain(habit: Habit, tries: number): void {
    const random = this.#random;
    // One in ten gives up until the next period.
    if (random.chance(0.1)) return;
    this.#put(this.#year.city.ports.now().getTime() + (1 + random.below(4)) * dayMilliseconds, () => this.#send(habit, tries + 1));
  }

  /** In the order in which they came, one after another, in office hours. */
  #planReview(habit: Habit, way: Way, { uploadId }: Upload, rows: number, tries: number): void {
    const { datasetId } = habit;
    this.#waiting.add(datasetId);
    const at = nextAtDesk(Math.max(this.#deskFreeAt, this.#year.city.ports.now().getTime()));
    this.#deskFreeAt = at + desk.minutesEach * minute;
    const isReturned = way.fate === 'mistaken' || this.#random.chance(0.06);
    this.#put(this.#deskFreeAt, async (moment) => {
      const { city, reviews } = this.#year;
      await city.review(datasetId, uploadId, isReturned ? 'return' : 'approve');
      reviews.push(moment.getTime());
      this.#waiting.delete(datasetId);
      if (isReturned) {
        way.returned = true;
        this.#note({ is: 'returned', at: moment.toISOString(), datasetId, uploadId });
        this.#sendAgain(habit, tries + 1);
        return;
      }
      const upload = await city.ports.uploads.get(datasetId, uploadId);
      if (upload) this.#published(way, upload, rows);
    });
  }

  #published(way: Way, { datasetId, uploadId }: Upload, rows: number): void {
    const at = this.#year.city.ports.now();
    way.publishedAt = at.getTime();
    this.#lastRows.set(datasetId, rows);
    this.#note({ is: 'published', at: at.toISOString(), datasetId, uploadId, receivedAt: new Date(way.receivedAt).toISOString(), rows });
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
    await city.nihil(operatorOf(opdId, this.#clerkOf(opdId)), datasetId, period);
    this.#happened('nihil', habit, now);
  }

  #happened(is: 'nihil' | 'withdrawn' | 'restored', { datasetId }: Habit, at: Date): void {
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

/** The moment, or where the desk is closed then, when it opens. */
function nextAtDesk(at: number): number {
  let moment = at;
  for (;;) {
    const local = new Date(moment + 7 * hourMilliseconds);
    const midnight = Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate()) - 7 * hourMilliseconds;
    const isOpenDay = local.getUTCDay() !== 0 && local.getUTCDay() !== 6;
    const [opens, closes] = [midnight + desk.opens * hourMilliseconds, midnight + desk.closes * hourMilliseconds];
    if (isOpenDay && moment < closes) return Math.max(moment, opens);
    moment = midnight + dayMilliseconds;
  }
}
