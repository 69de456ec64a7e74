import { literal } from '../sql-text.ts';

const number = '[0-9]+([.][0-9]+)?';
const dayParts = `(${number}Y)?(${number}M)?(${number}W)?(${number}D)?`;
const timeParts = `(${number}H)?(${number}M)?(${number}S)?`;
/** ISO 8601 as XML Schema's `duration` has it, and weeks. */
const shape = `[+-]?P${dayParts}(T${timeParts})?`;

const whole = new RegExp(`^${shape}$`);

/** Whether a text is a duration: the same that the SQL says. */
export function isDuration(text: string): boolean {
  return whole.test(text) && !/[PT]$/.test(text);
}

/** SQL: whether a trimmed text is a duration such as `P1Y2M` or `PT1H30M`. */
export function isDurationSql(text: string): string {
  return `(regexp_full_match(${text}, ${literal(shape)}) AND NOT regexp_matches(${text}, '[PT]$'))`;
}

/** Seconds of each part. A month is a twelfth of a year of 365.2425 days (the Gregorian mean). */
const year = 365.2425 * 86_400;
const beforeT = [
  ['Y', year],
  ['M', year / 12],
  ['W', 604_800],
  ['D', 86_400],
] as const;
const afterT = [
  ['H', 3_600],
  ['M', 60],
  ['S', 1],
] as const;

/** SQL: the seconds of a sound duration, by which durations are compared; NULL where it is NULL. */
export function durationSecondsSql(text: string): string {
  const sum = [...beforeT.map((part) => secondsSql(text, 1, part)), ...afterT.map((part) => secondsSql(text, 2, part))].join(' + ');
  return `CASE WHEN starts_with(${text}, '-') THEN -(${sum}) WHEN ${text} IS NOT NULL THEN ${sum} END`;
}

function secondsSql(text: string, half: 1 | 2, [letter, seconds]: readonly [string, number]): string {
  const part = `regexp_extract(split_part(${text}, 'T', ${half}), ${literal(`(${number})${letter}`)}, 1)`;
  return `coalesce(TRY_CAST(${part} AS DOUBLE), 0) * CAST(${seconds} AS DOUBLE)`;
}
