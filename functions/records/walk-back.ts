import { limits } from '../limits.ts';
import type { KeptRecord } from '../model/kept-record.ts';
import { fits, type RecordFilter } from './record-filter.ts';
import type { RecordReader } from './record-reader.port.ts';
import type { RecordsPlace } from './records-cursor.ts';
import { daysAfter } from './utc-day.ts';

type Walk = {
  readonly datasetId: string;
  /** Where it begins, and the day that it does not go beyond. */
  readonly place: RecordsPlace;
  readonly from: string;
  readonly filter: RecordFilter;
  readonly limit: number;
};

export type Found = { readonly records: readonly KeptRecord[]; readonly next?: RecordsPlace };

/**
 * Records that fit, newest first, back to the day `from`. It looks at so many records and days at most (`maxRecordsScanned`, `maxRecordDaysScanned`), then gives
 * what it found and the place to go on from: a dataset that nobody read for a year costs no more than a busy one.
 */
export async function walkBack(reader: RecordReader, { datasetId, place, from, filter, limit }: Walk): Promise<Found> {
  const records: KeptRecord[] = [];
  let { day, before }: { day: string; before?: string | undefined } = place;
  let budget = limits.maxRecordsScanned;
  const lastDay = daysAfter(day, 1 - limits.maxRecordDaysScanned);
  while (day >= from && day >= lastDay && records.length < limit && budget > 0) {
    const asked = Math.min(budget, hasFilter(filter) ? limits.recordsPerRead : limit - records.length);
    const page = await reader.newest(datasetId, day, asked, before);
    const taken = takeUntilFull(page.records, filter, limit - records.length);
    records.push(...taken.fitting);
    budget -= page.records.length;
    const isDone = page.isLast && taken.seen === page.records.length;
    before = isDone ? undefined : (page.records[taken.seen - 1]?.recordId ?? before);
    if (isDone) day = daysAfter(day, -1);
  }
  if (day < from) return { records };
  return { records, next: before === undefined ? { day } : { day, before } };
}

function hasFilter(filter: RecordFilter): boolean {
  return Object.values(filter).some((value) => value !== undefined);
}

/** The first records that fit, as many as there is room for, and how many records were looked at for them. */
function takeUntilFull(records: readonly KeptRecord[], filter: RecordFilter, room: number) {
  const fitting: KeptRecord[] = [];
  let seen = 0;
  for (const record of records) {
    if (fitting.length === room) break;
    seen += 1;
    if (fits(record, filter)) fitting.push(record);
  }
  return { fitting, seen };
}
