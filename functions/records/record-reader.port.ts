import type { KeptRecord } from '../model/kept-record.ts';

/** Some records of one day, newest first. */
export type DayPage<T = KeptRecord> = {
  readonly records: readonly T[];
  /** Whether the day holds none that is older than these. */
  readonly isLast: boolean;
};

/** Who read a dataset, as the records table tells it. */
export interface RecordReader {
  /** At most `limit` (≥ 1) records of that dataset and UTC day, newest first, older than the record `before`; strongly consistent. */
  newest(datasetId: string, day: string, limit: number, before?: string): Promise<DayPage>;
}
