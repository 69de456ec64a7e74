import { on, type Place } from './place.ts';

const shape = /^([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[T ]([0-9]{2}:[0-9]{2})(:[0-9]{2})?(?:\.([0-9]{1,9}))?(Z|[+-][0-9]{2}:[0-9]{2})?)?$/;
/** Data of the city are in its own time, UTC+7 (standards/types/time-text.ts); a value with another offset is moved to it. */
const localOffset = '+07:00';
const localOffsetMilliseconds = 7 * 60 * 60 * 1_000;
const microsecondDigits = 6;
const microsecondsPerMillisecond = 1_000n;

/** The place of a day or moment (ISO 8601) among TIMESTAMPs, in microseconds since 1970 by the city's clock; a day is its first moment. */
export function placeOfMoment(text: string): Place | undefined {
  const [, day, clock = '00:00', seconds = ':00', fraction = '', offset = localOffset] = shape.exec(text) ?? [];
  if (day === undefined) return undefined;
  const instant = Date.parse(`${day}T${clock}${seconds}${offset}`);
  if (Number.isNaN(instant)) return undefined;
  const microseconds = BigInt(fraction.slice(0, microsecondDigits).padEnd(microsecondDigits, '0'));
  const at = String(BigInt(instant + localOffsetMilliseconds) * microsecondsPerMillisecond + microseconds);
  return /[1-9]/.test(fraction.slice(microsecondDigits)) ? { at, side: 'above' } : on(at);
}
