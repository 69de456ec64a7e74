import { z } from 'zod';

const count = z.number().int().nonnegative();

/** One OPD's standing at one moment, as the recount found it: `OPD#<id>` / `PROGRESS#now` and, once a week, `PROGRESS#<date>`. */
export const progressCountSchema = z.strictObject({
  opdId: z.string(),
  at: z.string(),
  /** Datasets it is to deliver: registered and not withdrawn. */
  planned: count,
  /** Of these, whose date falls before the end of this month, or has passed. */
  due: count,
  /** Delivered and not yet due again. */
  delivered: count,
  /** Whose date has passed. */
  late: count,
  /** Whose newest upload was rejected or returned. */
  rejected: count,
  /** Never delivered. */
  missing: count,
  /** Rows in the current versions. */
  rows: count,
  lastUploadAt: z.string().optional(),
  /** The same of what anyone may see: closed datasets and drafts are in no number an outsider can read (access.md, "No oracle"). */
  public: z.strictObject({ planned: count, delivered: count, late: count, rows: count }),
});

export type ProgressCount = z.infer<typeof progressCountSchema>;

export interface ProgressStore {
  /** Replaces the OPD's present count. */
  putNow(count: ProgressCount): Promise<void>;
  /** Keeps the count as the snapshot of `date` (YYYY-MM-DD) unless that day has one. */
  keep(count: ProgressCount, date: string): Promise<void>;
  now(opdId: string): Promise<ProgressCount | undefined>;
  /** The newest snapshot of that date or before. */
  before(opdId: string, date: string): Promise<ProgressCount | undefined>;
}

/** Gauges for CloudWatch: absolute numbers, so that a repeated recount can't inflate them. Dimension: the OPD alone. */
export interface ProgressMetrics {
  emit(counts: readonly ProgressCount[]): void;
}

export type HistoryPoint = { readonly at: string; readonly delivered: number; readonly late: number };

/** The gauges of past days, read back from CloudWatch. */
export interface ProgressHistory {
  read(opdIds: readonly string[], from: Date, to: Date): Promise<ReadonlyMap<string, readonly HistoryPoint[]>>;
}
