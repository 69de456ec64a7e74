import { type Cadence, type PeriodCadence, periodCadenceOf } from '../model/cadence.ts';
import { once } from '../model/once.ts';
import { periodCadence, periodStart } from '../model/period.ts';

const endings: Readonly<Record<PeriodCadence, string>> = {
  daily: '-09-12',
  weekly: '-W37',
  monthly: '-09',
  quarterly: '-Q3',
  'four-monthly': '-T2',
  semiannual: '-S1',
  annual: '',
};

/** A period of that year as a dataset of that cadence writes it; a day where any is taken. */
export function periodExample(cadence: Cadence, year: number): string {
  return `${year}${endings[periodCadenceOf(cadence) ?? 'daily']}`;
}

/** What periods are called, where all are of one cadence: `Tahun`, `Bulan`. */
export function periodName(periods: readonly string[]): string {
  const [cadence, ...others] = new Set(periods.map(periodCadence));
  return cadence === undefined || others.length > 0 ? 'Periode' : names[cadence];
}

const names: Readonly<Record<PeriodCadence, string>> = {
  daily: 'Hari',
  weekly: 'Minggu',
  monthly: 'Bulan',
  quarterly: 'Triwulan',
  'four-monthly': 'Caturwulan',
  semiannual: 'Semester',
  annual: 'Tahun',
};

type Length = 'short' | 'long';

/** How a part of a year is called: short as on an axis, long as in a sentence; `n` is its number. */
const parts: Readonly<Record<'weekly' | 'quarterly' | 'four-monthly' | 'semiannual', Readonly<Record<Length, string>>>> = {
  weekly: { short: 'Mg', long: 'minggu' },
  quarterly: { short: 'Tw', long: 'triwulan' },
  'four-monthly': { short: 'Cw', long: 'caturwulan' },
  semiannual: { short: 'Smt', long: 'semester' },
};

const calendar = {
  monthly: { short: dayForm({ month: 'short', year: 'numeric' }), long: dayForm({ month: 'long', year: 'numeric' }) },
  daily: { short: dayForm({ day: 'numeric', month: 'short', year: 'numeric' }), long: dayForm({ dateStyle: 'long' }) },
};

/** `Sep 2026`, `Mg 41 2026`, `Tw 3 2026`, in full `September 2026`, `minggu 41 2026`; a text that is no period stays as it is. */
export function periodText(period: string, length: Length = 'short'): string {
  const cadence = periodCadence(period);
  const start = periodStart(period);
  if (cadence === undefined || start === undefined || cadence === 'annual') return period;
  if (cadence === 'monthly' || cadence === 'daily') return calendar[cadence][length]().format(start);
  return `${parts[cadence][length]} ${Number(period.slice(6))} ${period.slice(0, 4)}`;
}

function dayForm(options: Intl.DateTimeFormatOptions): () => Intl.DateTimeFormat {
  return once(() => new Intl.DateTimeFormat('id-ID', { ...options, timeZone: 'UTC' }));
}
