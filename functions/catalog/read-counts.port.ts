import type { CountedDay, OpenDatasetIds, RecentReads } from '../model/read-count.ts';

/** How often datasets were read, day by day. */
export interface ReadCounts {
  /** Undefined where the day was not counted, which is not the same as never read. */
  day(day: string): Promise<CountedDay | undefined>;
  /** Writes the whole of a day, in the place of what was counted of it before. */
  putDay(counted: CountedDay): Promise<void>;
  /** The sum of the last days; undefined where nothing was counted yet. */
  recent(): Promise<RecentReads | undefined>;
  putRecent(recent: RecentReads): Promise<void>;
  /** Which datasets the runs of that day saw open; undefined where none ran, or it is too long ago. */
  openOn(day: string): Promise<OpenDatasetIds | undefined>;
  putOpen(open: OpenDatasetIds): Promise<void>;
}
