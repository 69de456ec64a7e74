import { numberText } from '../../../functions/messages/number.ts';
import type { Progress } from '../../parts/api-nouns.ts';

type Point = Progress['history'][number];

/** How many weeks a small drawing shows: a quarter of a year, as a report compares. */
export const trendWeeks = 13;

/**
 * The number of late datasets in each of the last weeks in which the OPD was counted, as the week's last point tells it, the oldest first. An old week has its snapshot
 * alone, which is of its beginning.
 */
export function lateByWeek(history: readonly Point[]): number[] {
  return [...byWeek(history).values()].slice(-trendWeeks).map(({ late }) => late);
}

/** The same of the whole city: an OPD that was not counted in a week stands as it stood before. */
export function lateOfAll(items: readonly Progress[]): number[] {
  const each = items.map(({ history }) => byWeek(history));
  const weeks = [...new Set(each.flatMap((points) => [...points.keys()]))].sort().slice(-trendWeeks);
  return weeks.map((week) => each.reduce((sum, points) => sum + lateAt(points, week), 0));
}

/** What the drawing says, in a sentence; nothing where there are not two weeks to compare. */
export function trendSentence(values: readonly number[]): string | undefined {
  const [before, now] = values.slice(-2);
  if (before === undefined || now === undefined) return undefined;
  if (before === now) return `Sama dengan minggu sebelumnya: ${numberText(now)} dataset terlambat.`;
  return `${numberText(now)} dataset terlambat, minggu sebelumnya ${numberText(before)}.`;
}

function lateAt(points: ReadonlyMap<string, Point>, week: string): number {
  const until = [...points.keys()].filter((each) => each <= week).sort();
  return points.get(until.at(-1) ?? '')?.late ?? 0;
}

/** The last point of each week, by the week's Monday. */
function byWeek(history: readonly Point[]): Map<string, Point> {
  const weeks = new Map<string, Point>();
  for (const point of history.toSorted((one, other) => (one.at < other.at ? -1 : 1))) weeks.set(point.week, point);
  return new Map([...weeks].sort());
}
