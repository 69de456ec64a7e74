/** The parts of a moment that a cron expression looks at; `weekday` 1 is Sunday, as EventBridge counts. */
export type CronMoment = {
  readonly minute: number;
  readonly hour: number;
  readonly day: number;
  readonly month: number;
  readonly weekday: number;
  readonly year: number;
};

const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const weekdays = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

const fields = [
  { name: 'minute', first: 0, last: 59, words: [] },
  { name: 'hour', first: 0, last: 23, words: [] },
  { name: 'day', first: 1, last: 31, words: [] },
  { name: 'month', first: 1, last: 12, words: months },
  { name: 'weekday', first: 1, last: 7, words: weekdays },
  { name: 'year', first: 1970, last: 2199, words: [] },
] as const;

/**
 * A test for the minutes at which an EventBridge expression `cron(minute hour day month weekday year)` fires.
 * Throws on `L`, `W` and `#`, which no rule of ours uses, and on anything else that is not of the form.
 */
export function parseCron(expression: string): (moment: CronMoment) => boolean {
  const parts = /^cron\((.+)\)$/.exec(expression)?.[1]?.trim().split(/\s+/) ?? [];
  if (parts.length !== fields.length) throw new Error(`Not a cron expression of six fields: ${expression}`);
  const allowed = fields.map((field, index) => ({ field, values: parseField(parts[index] ?? '', field, expression) }));
  return (moment) => allowed.every(({ field, values }) => values.has(moment[field.name]));
}

/** The parts of a moment in a time zone. */
export function cronMoment(at: Date, timeZone: string): CronMoment {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    weekday: 'short',
  });
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]));
  const number = (type: Intl.DateTimeFormatPartTypes) => Number(parts.get(type));
  return {
    minute: number('minute'),
    hour: number('hour'),
    day: number('day'),
    month: number('month'),
    weekday: weekdays.indexOf((parts.get('weekday') ?? '').toUpperCase()) + 1,
    year: number('year'),
  };
}

/** The period of `rate(5 minutes)` in milliseconds; undefined for another kind of expression. */
export function parseRate(expression: string): number | undefined {
  const [, value, unit] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression) ?? [];
  const minutes = { minute: 1, hour: 60, day: 1440 };
  return unit === 'minute' || unit === 'hour' || unit === 'day' ? Number(value) * minutes[unit] * 60_000 : undefined;
}

function parseField(text: string, field: (typeof fields)[number], expression: string): ReadonlySet<number> {
  const values = new Set<number>();
  for (const part of text.split(',')) {
    const [, range, step] = /^([^/]+)(?:\/(\d+))?$/.exec(part) ?? [];
    const [from, to] = bounds(range ?? '', step !== undefined, field, expression);
    for (let value = from; value <= to; value += Number(step ?? 1)) values.add(value);
  }
  return values;
}

function bounds(range: string, hasStep: boolean, field: (typeof fields)[number], expression: string): readonly [number, number] {
  if (range === '*' || range === '?') return [field.first, field.last];
  const [from = '', to] = range.split('-');
  const first = numberOf(from, field, expression);
  if (to !== undefined) return [first, numberOf(to, field, expression)];
  return [first, hasStep ? field.last : first];
}

function numberOf(text: string, field: (typeof fields)[number], expression: string): number {
  const words: readonly string[] = field.words;
  const word = words.indexOf(text.toUpperCase());
  const value = word >= 0 ? word + 1 : /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= field.first && value <= field.last)) throw new Error(`${text} is no ${field.name} in ${expression}`);
  return value;
}
