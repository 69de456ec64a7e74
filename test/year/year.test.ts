import { expect, test } from 'vitest';
import { seeded } from '../../demo/random.ts';
import { tried } from '../product-size.ts';
import { figuresOf, told } from './figures.ts';
import { Observer } from './independent-count.ts';
import { playYear, type Year } from './play-year.ts';

/*
 * A year of a city through the system's own operations and workers (play-year.ts), with a log of what happened beside it. At fifty instants by chance the board, and each dataset that it
 * opens to, must say what somebody counts who has that log and a calendar alone (independent-count.ts).
 */

const size = { opds: 41, datasetsEach: tried(4, 60) };
const seed = 2026;
const hours = 365 * 24;

/** Fifty hours of the year by chance, and those in which most months and quarters end: a second before, everything is in time. */
const instants = new Set([
  ...Array.from({ length: 50 }, (_, place) => (place * 53 + seeded(seed + place).below(hours)) % hours),
  ...[1, 3, 4, 6, 9, 12].map((month) => (Date.UTC(2026, month, 1) - Date.UTC(2026, 0, 1)) / 3_600_000),
]);

test('the board equals what an independent count makes of the log, for each OPD and dataset, at fifty instants of a year', async () => {
  const observer = new Observer();
  let taken = 0;
  let hour = -1;
  let compared = 0;
  const look = async (year: Year, at: Date) => {
    hour += 1;
    if (!instants.has(hour)) return;
    for (; taken < year.events.length; taken += 1) {
      const event = year.events[taken];
      if (event) observer.take(event);
    }
    compared += await compare(year, observer, at);
  };
  const year = await playYear(size, seed, look);
  expect(compared).toBeGreaterThan(50 * size.opds);
  for (; taken < year.events.length; taken += 1) {
    const event = year.events[taken];
    if (event) observer.take(event);
  }
  await comparePeriods(year, observer);
  for (const is of ['rejected', 'in-review', 'returned', 'nihil', 'withdrawn', 'restored', 'moved'] as const)
    expect([is, year.events.some((event) => event.is === is)]).toEqual([is, true]);
  const figures = figuresOf(year);
  console.log(told(size, figures));
  expectAims(figures);
  nobodyWithoutWorkIsReminded(year);
});

async function compare({ city, opdIds }: Year, observer: Observer, at: Date): Promise<number> {
  const counts = await city.recount(opdIds);
  let compared = 0;
  for (const opdId of opdIds) {
    const counted = counts.find((count) => count.opdId === opdId);
    const { at: _at, lastUploadAt: _last, silentSince: _silent, opdId: _opd, ...board } = counted ?? { at: '', opdId };
    expect({ opdId, ...board }).toEqual({ opdId, ...observer.countOpd(opdId, at.toISOString()) });
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

/** How each period ended, in the history that the board opens to. */
async function comparePeriods({ city, habits }: Year, observer: Observer): Promise<void> {
  for (const { datasetId } of habits) {
    const watched = observer.datasets.get(datasetId);
    if (!watched || watched.isWithdrawn) continue;
    const { opdId } = watched;
    const { items, earlier, isWhole: isKnown } = await city.periods(opdId, datasetId);
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

function nobodyWithoutWorkIsReminded({ city, handedOver }: Year): void {
  expect(handedOver.size).toBeGreaterThan(0);
  for (const [sub, since] of handedOver) expect(city.mails.filter((mail) => mail.sub === sub && mail.at > since)).toEqual([]);
}
