import { limits } from '../limits.ts';
import type { DayPage } from './record-reader.port.ts';
import type { RecordsPlace } from './records-cursor.ts';
import { daysAfter } from './utc-day.ts';

type Walk<T> = {
  /** At most so many records of a day, newest first, older than the record `before`. */
  readonly newest: (day: string, limit: number, before?: string) => Promise<DayPage<T>>;
  /** The ULID that a record lies under. */
  readonly idOf: (record: T) => string;
  /** Which records are wanted; without it all. */
  readonly fits?: ((record: T) => boolean) | undefined;
  /** Where it begins, and the day that it does not go beyond. */
  readonly place: RecordsPlace;
  readonly from: string;
  readonly limit: number;
};

export type Found<T> = { readonly records: readonly T[]; readonly next?: RecordsPlace };

/**
 * Records that fit, newest first, back to the day `from`. It looks at so many records and days at most (`maxRecordsScanned`, `maxRecordDaysScanned`), then gives
 * what it found and the place to go on from: a dataset that nobody read for a year costs no more than a busy one.
 */
export async function walkBack<T>({ newest, idOf, fits, place, from, limit }: Walk<T>): Promise<Found<T>> {
  const records: T[] = [];
  let { day, before }: { day: string; before?: string | undefined } = place;
  let budget = limits.maxRecordsScanned;
  const lastDay = daysAfter(day, 1 - limits.maxRecordDaysScanned);
  while (day >= from && day >= lastDay && records.length < limit && budget > 0) {
    const asked = Math.min(budget, fits ? limits.recordsPerRead : limit - records.length);
    const page = await newest(day, asked, before);
    const taken = takeUntilFull(page.records, fits, limit - records.length);
    records.push(...taken.fitting);
    budget -= page.records.length;
    const isDone = page.isLast && taken.seen === page.records.length;
    const last = page.records[taken.seen - 1];
    before = isDone ? undefined : (last && idOf(last)) || before;
    if (isDone) day = daysAfter(day, -1);
  }
  if (day < from) return { records };
  return { records, next: before === undefined ? { day } : { day, before } };
}

/** The first records that fit, as many as there is room for, and how many records were looked at for them. */
function takeUntilFull<T>(records: readonly T[], fits: Walk<T>['fits'], room: number) {
  const fitting: T[] = [];
  let seen = 0;
  for (const record of records) {
    if (fitting.length === room) break;
    seen += 1;
    if (!fits || fits(record)) fitting.push(record);
  }
  return { fitting, seen };
}
