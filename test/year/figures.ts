import { hourMilliseconds } from '../../functions/model/jakarta-time.ts';
import type { Year, YearSize } from './year.ts';

/** From the end of a small file's PUT to published, as `npm run bench -- small-file` measures it (docs/performance.md): what nobody has to look at waits so long. */
const machineMinutes = 0.23 / 60;
/** Working days of 2026 in Tangerang, and hours of a desk. */
const workingHours = 249 * 8;

/** What the year says of the aims. */
export function figuresOf({ ways, reviews, city, people }: Year) {
  const settled = ways.filter(({ fate }) => fate !== 'rejected');
  const good = ways.filter(({ fate }) => fate === 'good');
  const withoutNeed = good.filter(({ stoppedFor }) => stoppedFor.length > 0 && stoppedFor.every(isSuspicion));
  const published = ways.flatMap(({ receivedAt, publishedAt, stoppedFor }) =>
    publishedAt === undefined ? [] : [stoppedFor.length === 0 ? machineMinutes : (publishedAt - receivedAt) / 60_000],
  );
  const byPersonAndMonth = new Map<string, number>();
  for (const { sub, at } of city.mails) {
    const key = `${sub} ${at.slice(0, 7)}`;
    byPersonAndMonth.set(key, (byPersonAndMonth.get(key) ?? 0) + 1);
  }
  const mails = [...byPersonAndMonth.values()].sort((one, other) => one - other);
  const byHour = countBy(reviews, (at) => Math.floor(at / hourMilliseconds));
  const byWeek = countBy(reviews, (at) => Math.floor(at / (7 * 24 * hourMilliseconds)));
  return {
    files: ways.length,
    stopped: settled.filter(({ stoppedFor }) => stoppedFor.length > 0).length / settled.length,
    stoppedWithoutNeed: withoutNeed.length / good.length,
    mistakes: ways.filter(({ fate }) => fate === 'mistaken').length,
    mistakesStopped: ways.filter(({ fate, stoppedFor }) => fate === 'mistaken' && stoppedFor.length > 0).length,
    reviews: reviews.length,
    reviewsAnHour: reviews.length / workingHours,
    reviewsInBusiestHour: Math.max(...byHour),
    reviewsAnHourInBusiestWeek: Math.max(...byWeek) / 40,
    mailsMean: city.mails.length / people.length / 12,
    mailsMost: mails.at(-1) ?? 0,
    mailsOfNineInTen: mails[Math.floor(mails.length * 0.9)] ?? 0,
    minutesMedian: middle(published, 0.5),
    minutesOfNineInTen: middle(published, 0.9),
    minutesReviewedMedian: middle(
      published.filter((minutes) => minutes !== machineMinutes),
      0.5,
    ),
    atOnce: published.filter((minutes) => minutes === machineMinutes).length / published.length,
  };
}

/** A reason that rests on what is unlike the data before, and on no rule that always asks the steward. */
function isSuspicion(reason: string): boolean {
  return !/^(Ini versi pertama|Standar datanya|Ini data prioritas)/.test(reason);
}

function countBy(moments: readonly number[], of: (at: number) => number): number[] {
  return [...Map.groupBy(moments, of).values()].map(({ length }) => length);
}

function middle(values: readonly number[], share: number): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length * share)] ?? 0;
}

/** The figures as they go into docs/performance.md. */
export function told({ opds, datasetsEach }: YearSize, figures: ReturnType<typeof figuresOf>): string {
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
  return [
    `a year of ${opds} OPDs × ${datasetsEach} datasets: ${figures.files} files`,
    `reviews: ${figures.reviews}, ${figures.reviewsAnHour.toFixed(2)} an hour of work; ${figures.reviewsAnHourInBusiestWeek.toFixed(1)} in the busiest week, ${figures.reviewsInBusiestHour} in the busiest hour`,
    `stopped for the steward: ${percent(figures.stopped)}; without need: ${percent(figures.stoppedWithoutNeed)} of good files (aim ≤ 5 %); of ${figures.mistakes} mistaken ones ${figures.mistakesStopped}`,
    `mails a person a month: ${figures.mailsMean.toFixed(1)} on average, ${figures.mailsOfNineInTen} at most in nine of ten, ${figures.mailsMost} at most (aim ≤ 6 by the schedule)`,
    `from file to published: ${percent(figures.atOnce)} at once; median ${figures.minutesMedian.toFixed(3)} min, nine of ten within ${figures.minutesOfNineInTen.toFixed(0)} min; with a review median ${figures.minutesReviewedMedian.toFixed(0)} min`,
  ].join('\n');
}
