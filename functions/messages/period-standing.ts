import { type DeliveryStatus, deliveryStatusWords } from '../model/delivery-status.ts';
import { dayText } from './date.ts';
import { lateDaysText } from './late-days.ts';
import { numberText } from './number.ts';

/** How one period stood, in the board's words; but what that calls late has not come yet, and what it calls never published was, of one period, not sent. */
const ofOnePeriod: Readonly<Partial<Record<DeliveryStatus, string>>> = {
  'on-time': 'tepat waktu',
  late: 'belum dikirim',
  missing: 'tidak dikirim',
};

type Told = {
  readonly status: DeliveryStatus;
  readonly daysLate: number;
  readonly isLate: boolean;
  readonly deliveredAt?: string | undefined;
  readonly sentBack: number;
};

/** In words: `tepat waktu, dikirim 28 Nov 2026`, `terlambat 5 hari, dikirim 5 Des 2026`, `belum dikirim, terlambat 3 hari`; with how often it was sent back. */
export function periodStandingText({ status, daysLate, isLate, deliveredAt, sentBack }: Told): string {
  const word = ofOnePeriod[status] ?? deliveryStatusWords[status].text;
  const late = isLate ? [lateDaysText(daysLate)] : [];
  const how = deliveredAt === undefined ? [word, ...late] : status === 'late' ? late : [word, ...late];
  const came = deliveredAt === undefined ? [] : [`${status === 'nihil' ? 'dilaporkan' : 'dikirim'} ${dayText(deliveredAt)}`];
  const back = sentBack > 0 ? [`${numberText(sentBack)} kali dikembalikan`] : [];
  return [...how, ...came, ...back].join(', ');
}
