import { once } from '../model/once.ts';
import { numberInWords } from './number-words.ts';

const weekday = once(() => new Intl.DateTimeFormat('id-ID', { weekday: 'long', timeZone: 'UTC' }));
const month = once(() => new Intl.DateTimeFormat('id-ID', { month: 'long', timeZone: 'UTC' }));

/** A calendar day as the opening of an official record has it: `hari Senin tanggal tiga puluh November tahun dua ribu dua puluh enam`. */
export function dayInWords(day: string): string {
  const at = new Date(`${day}T00:00:00Z`);
  const [date, year] = [numberInWords(at.getUTCDate()), numberInWords(at.getUTCFullYear())];
  return `hari ${weekday().format(at)} tanggal ${date} ${month().format(at)} tahun ${year}`;
}
