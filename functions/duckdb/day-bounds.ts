const dayMilliseconds = 24 * 60 * 60 * 1000;
/** 1970-01-05 was a Monday: weeks begin there. */
const firstMonday = 4;
const monthSteps = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1_200, 2_400, 6_000, 12_000];
const lastYear = 9999;

/**
 * Bounds around days from `min` to `max` (ISO 8601, what follows the day is passed over): days, weeks from Monday, months, quarters, half years, years or so many of them,
 * at most `maxBins`. The last bound is after `max`. Undefined where a bound is no day of a year from 0 to 9999.
 */
export function dayBounds(min: string, max: string, maxBins: number): string[] | undefined {
  const [first, last] = [dayNumber(min), dayNumber(max)];
  if (first === undefined || last === undefined) return undefined;
  for (const [step, origin] of [
    [1, 0],
    [7, firstMonday],
  ] as const) {
    const places = placesOf(Math.floor((first - origin) / step), Math.floor((last - origin) / step), maxBins);
    if (places) return texts(places.map((place) => new Date((place * step + origin) * dayMilliseconds)));
  }
  for (const step of monthSteps) {
    const places = placesOf(Math.floor(monthNumber(first) / step), Math.floor(monthNumber(last) / step), maxBins);
    if (places) return texts(places.map((place) => startOfMonth(place * step)));
  }
  return undefined;
}

/** From the first place to the one after the last. */
function placesOf(first: number, last: number, maxBins: number): number[] | undefined {
  return last - first >= maxBins ? undefined : Array.from({ length: last - first + 2 }, (_, index) => first + index);
}

function dayNumber(text: string): number | undefined {
  const [day] = /^[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])/.exec(text) ?? [];
  const instant = day === undefined || text.includes('BC') ? Number.NaN : Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(instant) ? undefined : instant / dayMilliseconds;
}

function monthNumber(day: number): number {
  const date = new Date(day * dayMilliseconds);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

function startOfMonth(month: number): Date {
  const date = new Date(0);
  date.setUTCFullYear(Math.floor(month / 12), month % 12, 1);
  return date;
}

function texts(days: readonly Date[]): string[] | undefined {
  if (days.some((day) => day.getUTCFullYear() < 0 || day.getUTCFullYear() > lastYear)) return undefined;
  return days.map((day) => day.toISOString().slice(0, 10));
}
