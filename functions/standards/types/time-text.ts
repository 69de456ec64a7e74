import { literal } from '../sql-text.ts';
import { dateShapes, dateSql, patternSql } from './date-text.ts';

/** Data of the city are in its own time: WIB, UTC+7. A cell that names another offset is moved to it. */
const localOffsetMinutes = 7 * 60;

/** DuckDB would take 24:00 for a time of its own. */
const clock = '([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9]([.][0-9]{1,6})?)?';
const dayAndClock = `[0-9]{4}-[0-9]{2}-[0-9]{2}[T ]${clock}`;
const offset = '(Z|[+-](?:0[0-9]|1[0-4]):?[0-5][0-9])';

/** Clocks as people write them, tried in turn for the format `any`: 8:30, 08.30, 08:30:15. */
const clockPatterns = ['%H:%M:%S', '%H:%M', '%H.%M', '%H.%M.%S'] as const;

/** SQL: a TIME from a trimmed text, or NULL. `default` is ISO 8601; seconds may be left out. */
export function timeSql(text: string, pattern: string | undefined): string {
  if (pattern === 'any') return `CAST(${firstOf(clockPatterns.map((each) => patternSql(withoutZone(text), each)))} AS TIME)`;
  if (pattern !== undefined && pattern !== 'default') return `CAST(${patternSql(text, pattern)} AS TIME)`;
  return `CASE WHEN regexp_full_match(${text}, ${literal(clock)}) THEN TRY_CAST(${text} AS TIME) END`;
}

/** SQL: a TIMESTAMP in the city's time from a trimmed text, or NULL. `default` is ISO 8601, with or without an offset. */
export function datetimeSql(text: string, pattern: string | undefined): string {
  if (pattern === 'any') return anyDatetimeSql(text);
  if (pattern !== undefined && pattern !== 'default') return pattern.endsWith('%z') ? withOffset(text, pattern) : patternSql(text, pattern);
  const bare = withoutOffset(text);
  const local = `WHEN regexp_full_match(${text}, ${literal(dayAndClock)}) THEN TRY_CAST(${text} AS TIMESTAMP)`;
  const moved = `WHEN regexp_full_match(${text}, ${literal(`${dayAndClock}${offset}`)}) THEN ${movedSql(`TRY_CAST(${bare} AS TIMESTAMP)`, text)}`;
  return `CASE ${local} ${moved} END`;
}

/** A date alone is the start of its day. */
function anyDatetimeSql(text: string): string {
  const bare = withoutZone(text);
  const both = dateShapes.flatMap((day) => ['%H:%M:%S', '%H:%M', '%H.%M'].map((time) => patternSql(bare, `${day} ${time}`)));
  return firstOf([datetimeSql(text, undefined), ...both, `CAST(${dateSql(text, 'any')} AS TIMESTAMP)`]);
}

function withOffset(text: string, pattern: string): string {
  const bare = `trim(${withoutOffset(text)})`;
  const head = pattern.slice(0, -'%z'.length).trimEnd();
  return `CASE WHEN regexp_matches(${text}, ${literal(`${offset}$`)}) THEN ${movedSql(patternSql(bare, head), text)} END`;
}

function movedSql(timestamp: string, text: string): string {
  const zone = `replace(regexp_extract(${text}, ${literal(`${offset}$`)}, 1), ':', '')`;
  const minutes = `TRY_CAST(left(${zone}, 1) || '1' AS BIGINT) * (TRY_CAST(substr(${zone}, 2, 2) AS BIGINT) * 60 + TRY_CAST(right(${zone}, 2) AS BIGINT))`;
  return `${timestamp} + to_minutes(${localOffsetMinutes} - CASE WHEN ${zone} = 'Z' THEN 0 ELSE ${minutes} END)`;
}

/** SQL: whether a trimmed text of a time names another offset than the city's own, so that its clock was moved. */
export function isMovedSql(text: string): string {
  return `regexp_matches(${text}, ${literal(`${clock} ?${offset}$`)}) AND NOT regexp_matches(${text}, '[+]07:?00$')`;
}

function withoutOffset(text: string): string {
  return `regexp_replace(${text}, ${literal(`${offset}$`)}, '')`;
}

/** `08.30 WIB` and `pukul 08.30`: the city's own time is said, or not, as people like. */
function withoutZone(text: string): string {
  return `regexp_replace(${text}, '(?i)^(pukul|jam) +| *WIB$', '', 'g')`;
}

function firstOf(expressions: readonly string[]): string {
  return `coalesce(${expressions.join(', ')})`;
}
