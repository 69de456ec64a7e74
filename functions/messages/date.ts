import { once } from '../model/once.ts';

const moments = once(() => new Intl.DateTimeFormat('id-ID', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Asia/Jakarta' }));
const days = once(() => new Intl.DateTimeFormat('id-ID', { dateStyle: 'long', timeZone: 'Asia/Jakarta' }));

/** `24 November 2026`, by the city's clock; a dash where nothing is known. */
export function dayText(at: string | undefined): string {
  return at ? days().format(new Date(at)) : '–';
}

/** `24 Nov 2026, 20.12`, by the city's clock; a dash where nothing is known. */
export function timeText(at: string | undefined): string {
  return at ? moments().format(new Date(at)) : '–';
}

/** The last day of what lasts until then: a day that was named ends at the midnight after it. */
export function endText(until: string): string {
  return dayText(new Date(Date.parse(until) - 1).toISOString());
}
