import { type Random, seeded } from '../../demo/random.ts';
import { dayMilliseconds, hourMilliseconds } from '../../functions/model/jakarta-time.ts';
import { scheduledReport } from '../../functions/model/report-calendar.ts';
import { Agenda } from './agenda.ts';
import { collected, habitOf } from './deliveries.ts';
import type { Happened } from './events.ts';
import { Player, type Put } from './player.ts';
import { simulatedCity } from './simulated-city.ts';
import type { Way, Year, YearSize } from './year.ts';

const begin = new Date('2026-01-01T00:00:00+07:00');
/** Every period that ends with the year is over. */
export const end = new Date('2027-01-01T00:00:00+07:00');
const minute = hourMilliseconds / 60;

/**
 * A year of a city, played through the system's own operations and workers, seeded: OPDs register what they planned, send it in time or late, are rejected and returned, report nihil,
 * hand work over; some datasets are collected from units, others withdrawn and restored. `look` is called at the beginning of each hour with the city as it stands. What happens is noted in the order in which it does.
 */
export async function playYear(size: YearSize, seed: number, look: (year: Year, at: Date) => Promise<void>): Promise<Year> {
  const random = seeded(seed);
  const opdIds = Array.from({ length: size.opds }, (_, place) => `opd-${String(place + 1).padStart(2, '0')}`);
  const habits = opdIds.flatMap((opdId, at) =>
    Array.from({ length: size.datasetsEach }, (_, place) => {
      const habit = habitOf(random, opdId, place);
      return place === 0 && collects(at, size) ? collected(random, habit) : habit;
    }),
  );
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
  const player = new Player({ random, year, put, note, clerks, from: begin });
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

/** Every eighth OPD collects one of its datasets from units; so do the one that ends in July, and its heir. */
function collects(at: number, { opds }: YearSize): boolean {
  return at % 8 === 0 || at === opds - 1;
}

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
function merger(put: Put, { opdIds, habits, city }: Year, player: Player): void {
  const [heir = '', ended = ''] = [opdIds[0], opdIds.at(-1)];
  put(Date.UTC(2026, 6, 1, 1) - minute, async () => city.end(ended, heir));
  for (const habit of habits.filter(({ opdId }) => opdId === ended)) put(Date.UTC(2026, 6, 1, 1), () => player.move(habit, heir));
}
