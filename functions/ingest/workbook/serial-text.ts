import type { DateFormat } from './date-format.ts';

const dayMilliseconds = 86_400_000;
const hourSeconds = 3_600;
/** 31 December 9999, the last day that Excel shows. */
const lastSerial = 2_958_465;
/** Days from Excel's day 0 to 1 January 1970. */
const unixDay = 25_569;
/** From 1904's day 0 to 1900's. */
const days1904 = 1_462;
/** Excel's 29 February 1900, which never was: days before it count one less. */
const leapDay = 60;

const serial = /^\d{1,7}(\.\d*)?([eE]-\d{1,3})?$/;

/**
 * The text of a date or time cell: `2026-09-12`, `2026-09-12T08:30:00`, `08:30:00`. A cell whose format shows the date alone but that
 * holds a time keeps both. Seconds are whole unless the format shows their fractions. Undefined for what Excel can't show as a date:
 * the number stands.
 */
export function serialText(stored: string, format: DateFormat, date1904: boolean): string | undefined {
  if (!serial.test(stored)) return undefined;
  const [whole = '', fraction = ''] = plain(stored);
  let day = Number(whole);
  const step = format.fractions ? 1 : 1_000;
  let milliseconds = Math.round((Number(`0.${fraction}`) * dayMilliseconds) / step) * step;
  if (milliseconds === dayMilliseconds) [day, milliseconds] = [day + 1, 0];
  if (format.elapsed) return clock(day * dayMilliseconds + milliseconds, format);
  if (format.time && day === 0 && (!format.date || !date1904)) return clock(milliseconds, format);
  const text = dayText(date1904 ? day + days1904 : day, date1904);
  if (text === undefined || (!format.time && milliseconds === 0)) return text;
  return `${text}T${clock(milliseconds, format)}`;
}

/** Whole days and the digits of the fraction, from `46277.35` or `9.9999E-2`. */
function plain(stored: string): readonly string[] {
  const [mantissa = '', exponent] = stored.split(/[eE]-/);
  const [whole = '', fraction = ''] = mantissa.split('.');
  if (exponent === undefined) return [whole, fraction];
  const digits = '0'.repeat(Number(exponent)) + whole + fraction;
  const point = whole.length;
  return [digits.slice(0, point), digits.slice(point)];
}

function dayText(day: number, date1904: boolean): string | undefined {
  if (day > lastSerial || (day === 0 && !date1904)) return undefined;
  if (day === leapDay) return '1900-02-29';
  const sinceUnix = (day < leapDay ? day + 1 : day) - unixDay;
  return new Date(sinceUnix * dayMilliseconds).toISOString().slice(0, 10);
}

function clock(milliseconds: number, format: DateFormat): string {
  const seconds = Math.floor(milliseconds / 1_000);
  const two = (part: number) => String(part).padStart(2, '0');
  const text = `${two(Math.floor(seconds / hourSeconds))}:${two(Math.floor((seconds % hourSeconds) / 60))}:${two(seconds % 60)}`;
  const rest = milliseconds % 1_000;
  return format.fractions && rest > 0 ? `${text}.${String(rest).padStart(3, '0')}` : text;
}
