import { shortNumberText } from '../../../functions/messages/number.ts';
import type { Measure, Value } from './picture.ts';
import { suppressedText } from './told.ts';

/** What a picture shows, within a sentence: `rata-rata harga`, `jumlah sekolah`. */
export function measureText({ name, aggregate }: Measure): string {
  const noun = lowered(name);
  if (aggregate === 'count') return `jumlah ${noun}`;
  if (aggregate === 'avg' && !noun.startsWith('rata')) return `rata-rata ${noun}`;
  return aggregate === 'median' ? `median ${noun}` : noun;
}

/** In small letters but for abbreviations: `Perangkat Daerah` is `perangkat daerah`, `Kasus DBD` is `kasus DBD`. */
export function lowered(text: string): string {
  return text.replace(/(?<!\p{L})\p{Lu}(?=\p{Ll})/gu, (letter) => letter.toLowerCase());
}

/** Its first letter great. */
export function raised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `12,3 rb rupiah`; percent stands close to its number. */
export function amountText(value: Value, unit: string | undefined): string {
  if (value === 'suppressed') return suppressedText;
  if (value === null) return '–';
  const number = shortNumberText(value);
  if (unit === undefined || unit === '') return number;
  return isPercent(unit) ? `${number} %` : `${number} ${unit}`;
}

export function isPercent(unit: string | undefined): boolean {
  return unit !== undefined && /^(%|persen(tase)?)$/i.test(unit);
}

/** Of what is added up there are the most, of what is averaged the highest. */
export function mostText({ aggregate }: Measure): 'paling banyak' | 'paling tinggi' {
  return aggregate === 'sum' || aggregate === 'count' ? 'paling banyak' : 'paling tinggi';
}

/** Over a list that is cut: `15 tertinggi dari 104`. */
export function topText(shown: number, all: number, measure: Measure): string {
  return `${shown} ${mostText(measure) === 'paling banyak' ? 'terbanyak' : 'tertinggi'} dari ${all}`;
}
