import { type Cadence, type PeriodCadence, periodCadenceOf } from '../model/cadence.ts';

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
