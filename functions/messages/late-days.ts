import { numberText } from './number.ts';

/** How late a dataset is. 0 is the first day after its date, whenever it is read: a report that was kept says so, too. */
export function lateDaysText(daysLate: number): string {
  return daysLate === 0 ? 'baru lewat jatuh tempo' : `terlambat ${numberText(daysLate)} hari`;
}
