import type { Random } from '../../demo/random.ts';

const months = ['Januari', 'Februari', 'Maret', 'April', 'Mei', 'Juni', 'Juli', 'Agustus', 'September', 'Oktober', 'November', 'Desember'];
const dayMilliseconds = 86_400_000;
const two = (value: number) => String(value).padStart(2, '0');

/** The day (ISO 8601) as clerks write it. */
export function writeDate(iso: string, random: Random): string {
  const [year = 0, month = 0, day = 0] = iso.split('-').map(Number);
  const name = months[month - 1] ?? '';
  const texts = [
    ...[`${two(day)}/${two(month)}/${year}`, `${two(day)}-${two(month)}-${year}`, `${day}/${month}/${year}`, iso, `${iso} 00:00:00`],
    ...[
      `${two(day)}-${two(month)}-${two(year % 100)}`,
      `${two(day)}/${two(month)}/${two(year % 100)}`,
      `${two(day)}.${two(month)}.${year}`,
    ],
    ...[
      `${day} ${name} ${year}`,
      `${two(day)} ${name.toUpperCase()} ${year}`,
      `${day}-${name.slice(0, 3)}-${year}`,
      `Tangerang, ${two(day)}-${two(month)}-${year}`,
    ],
  ];
  // Excel's number of the day, counted from 30 December 1899; before 1930 it is no date in most sheets.
  if (year >= 1930) texts.push(String(Math.round((Date.parse(iso) - Date.UTC(1899, 11, 30)) / dayMilliseconds)));
  return random.pick(texts);
}

/** A day of somebody else: of the next day, the next year, with day and month exchanged, or any other. Never the same. */
export function anotherDay(iso: string, random: Random): string {
  const [year = '', month = '', day = ''] = iso.split('-');
  const shifted = (days: number) => new Date(Date.parse(iso) + days * dayMilliseconds).toISOString().slice(0, 10);
  const others = [shifted(1), shifted(-1), shifted(10), shifted(365), shifted(-366), shifted(random.below(9_000) + 2)];
  if (Number(day) <= 12 && day !== month) others.push(`${year}-${day}-${month}`);
  return random.pick(others);
}
