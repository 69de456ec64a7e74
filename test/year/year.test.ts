import { expect, test } from 'vitest';
import { seeded } from '../../demo/random.ts';
import { periodEnd } from '../../functions/model/period.ts';
import { tried } from '../product-size.ts';
import { figuresOf, told } from './figures.ts';
import { Observer } from './independent-count.ts';
import { end, playYear } from './play-year.ts';
import type { Year } from './year.ts';

/*
 * A year of a city through the system's own operations and workers (play-year.ts), with a log of what happened beside it. At fifty instants by chance the board, and each dataset that it
 * opens to, must say what somebody counts who has that log and a calendar alone (independent-count.ts).
 */

const size = { opds: 41, datasetsEach: tried(4, 60) };
const seed = 2027;
const hours = 365 * 24;

/** Fifty hours of the year by chance, and those in which most months and quarters end: a second before, everything is in time. The end of the year is looked at by itself. */
const instants = new Set([
  ...Array.from({ length: 50 }, (_, place) => (place * 53 + seeded(seed + place).below(hours)) % hours),
  ...[1, 3, 4, 6, 9, 12].map((month) => (Date.UTC(2026, month, 1) - Date.UTC(2026, 0, 1)) / 3_600_000),
]);

/** The last second in which everything that ends with the year is in time, and the first in which it is not. */
const lastInstants = [new Date(end.getTime() - 1000), end];

test('the board equals what an independent count makes of the log, for each OPD and dataset, at fifty instants of a year and at its end', async () => {
  const observer = new Observer();
  let taken = 0;
  let hour = -1;
  let compared = 0;
  const incomplete = new Set<string>();
  const compareAt = async (year: Year, at: Date) => {
    for (; taken < year.events.length; taken += 1) {
      const event = year.events[taken];
      if (event) observer.take(event);
    }
    compared += await compare(year, observer, at);
    for (const datasetId of collectedAndLate(observer, at)) incomplete.add(datasetId);
  };
  const look = async (year: Year, at: Date) => {
    hour += 1;
    if (instants.has(hour)) await compareAt(year, at);
  };
  const year = await playYear(size, seed, look);
  expect(compared).toBeGreaterThan(50 * size.opds);
  for (const at of lastInstants) {
    year.city.at(at);
    await compareAt(year, at);
  }
  await comparePeriods(year, observer, end);
  for (const is of ['rejected', 'in-review', 'returned', 'nihil', 'nihil-of-unit', 'withdrawn', 'restored', 'moved'] as const)
    expect([is, year.events.some((event) => event.is === is)]).toEqual([is, true]);
  unitsWereLateMissingAndAgain(year, incomplete);
  nihilsWereUndone(year);
  const figures = figuresOf(year);
  console.log(told(size, figures));
  expectAims(figures);
  nobodyWithoutWorkIsReminded(year);
});

async function compare({ city, opdIds }: Year, observer: Observer, at: Date): Promise<number> {
  const { counts, standings } = await city.stand(opdIds);
  let compared = 0;
  for (const opdId of opdIds) {
    const counted = counts.find((count) => count.opdId === opdId);
    const { at: _at, lastUploadAt: _last, silentSince: _silent, opdId: _opd, ...board } = counted ?? { at: '', opdId };
    expect({ opdId, ...board }).toEqual({ opdId, ...observer.countOpd(opdId, at.toISOString()) });
    const told = (standings.get(opdId) ?? []).map(toldStanding).toSorted();
    expect({ opdId, told }).toEqual({ opdId, told: countedStandings(observer, opdId, at.toISOString()).toSorted() });
    const { items, unseen } = await city.deliveries(opdId);
    expect(unseen).toBe(0);
    for (const { datasetId, isLate, daysLate, isMissing, isNihil, needsCorrection, isInReview } of items) {
      const { status: _status, ...own } = observer.datasets.get(datasetId)?.stands(at.toISOString()) ?? { status: 'none' };
      expect({ datasetId, isLate, daysLate, isMissing, isNihil, needsCorrection, isInReview }).toEqual({ datasetId, ...own });
      compared += 1;
    }
  }
  return compared;
}

/** Status, days late and date of each dataset, as the recount keeps them. */
function toldStanding([datasetId, status, daysLate, nextDue]: readonly [string, string, number, string]): string {
  return [datasetId, status, daysLate, nextDue === '' ? 'at any time' : dayIn(nextDue)].join(' ');
}

/** The same by the log. */
function countedStandings({ datasets }: Observer, opdId: string, now: string): string[] {
  const own = [...datasets].filter(([, watched]) => watched.opdId === opdId && !watched.isWithdrawn);
  return own.map(([datasetId, watched]) => {
    const { status, daysLate } = watched.stands(now);
    return [datasetId, status, daysLate, watched.dueDay ?? 'at any time'].join(' ');
  });
}

/** What is collected, stands, and waits for a unit past its date. */
function collectedAndLate({ datasets }: Observer, at: Date): string[] {
  const late = [...datasets].filter(([, watched]) => watched.isCollected && watched.rows > 0 && watched.stands(at.toISOString()).isLate);
  return late.map(([datasetId]) => datasetId);
}

/** How each period ended, in the history that the board opens to; of what units collect, how it stands with the one that is due. */
async function comparePeriods({ city, habits }: Year, observer: Observer, at: Date): Promise<void> {
  for (const { datasetId } of habits) {
    const watched = observer.datasets.get(datasetId);
    if (!watched || watched.isWithdrawn) continue;
    const { opdId } = watched;
    const { items, earlier, isWhole: isKnown } = await city.periods(opdId, datasetId);
    const { isLate, daysLate } = watched.stands(at.toISOString());
    const due = items.find((item) => item.deliveredAt === undefined && dayIn(item.dueAt) === watched.dueDay);
    expect({ datasetId, isLate: due?.isLate ?? false, daysLate: due?.daysLate ?? 0 }).toEqual({ datasetId, isLate, daysLate });
    if (watched.isCollected) {
      expect({ datasetId, isKnown }).toEqual({ datasetId, isKnown: false });
      continue;
    }
    expect({ datasetId, isKnown, earlier }).toEqual({ datasetId, isKnown: true, earlier: 0 });
    const over = items
      .toReversed()
      .filter(({ deliveredAt, status, isLate }) => deliveredAt !== undefined || (status === 'missing' && !isLate));
    const ended = over.map(({ dueAt, status, daysLate }) => ({ lastDay: dayIn(dueAt), status, daysLate }));
    expect({ datasetId, ended }).toEqual({ datasetId, ended: watched.ended });
  }
}

function dayIn(dueAt: string): string {
  return new Date(Date.parse(dueAt) + 7 * 3_600_000).toISOString().slice(0, 10);
}

/** The aims of the issue: where they do not hold, people are driven away. */
function expectAims({ stoppedWithoutNeed, mailsMost }: ReturnType<typeof figuresOf>): void {
  expect(mailsMost).toBeLessThanOrEqual(6);
  expect(stoppedWithoutNeed).toBeLessThanOrEqual(0.05);
}

/** Parts came late, were missing when somebody looked past the date, came again, and came of units of the OPD that ended. */
function unitsWereLateMissingAndAgain({ events, opdIds }: Year, incomplete: ReadonlySet<string>): void {
  const parts = events.flatMap((event) => (event.is === 'published' && event.unitId !== undefined ? [event] : []));
  const places = parts.map(({ datasetId, unitId, period }) => `${datasetId} ${unitId} ${period}`);
  const ended = opdIds.at(-1) ?? '';
  expect(incomplete.size).toBeGreaterThan(2);
  expect(new Set(places).size).toBeLessThan(places.length);
  expect(parts.some(({ receivedAt, period }) => (periodEnd(period) ?? 0) < Date.parse(receivedAt))).toBe(true);
  expect(parts.some(({ at, unitId }) => at > '2026-08' && unitId?.startsWith(ended))).toBe(true);
}

/** A unit that had nothing sent a file of that period after all, which was not taken: what it said was undone. */
function nihilsWereUndone({ events }: Year): void {
  const undone = events.filter((event, place) => {
    if (event.is !== 'nihil-of-unit') return false;
    const sent = events.slice(place).find((one) => one.is === 'begun' && one.unitId === event.unitId && one.period === event.period);
    const last = sent?.is === 'begun' ? events.find((one) => one.is === 'rejected' && one.uploadId === sent.uploadId) : undefined;
    return last !== undefined;
  });
  expect(undone.length).toBeGreaterThan(0);
}

function nobodyWithoutWorkIsReminded({ city, handedOver }: Year): void {
  expect(handedOver.size).toBeGreaterThan(0);
  for (const [sub, since] of handedOver) expect(city.mails.filter((mail) => mail.sub === sub && mail.at > since)).toEqual([]);
}
