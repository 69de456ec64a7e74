import { dayText } from './date.ts';
import { numberText } from './number.ts';

type Counted = { readonly page: number; readonly data: number; readonly days: number; readonly until: string };

/** How often a dataset was read lately; of fewer days than are asked for where not all were counted. */
export function readCountText({ page, data, days, until }: Counted, allDays: number): string {
  const lately = days < allDays ? `${days} hari yang terhitung` : `${days} hari terakhir`;
  return `dibuka ${numberText(page)} kali, datanya diambil ${numberText(data)} kali dalam ${lately} (sampai ${dayText(until)})`;
}
