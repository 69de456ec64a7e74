import type { DeliveryStatus } from '../model/delivery-status.ts';
import type { KeptStandings } from '../model/kept-standings.ts';
import type { ProgressCount } from '../model/progress-count.ts';

export interface ProgressStore {
  /** Replaces the OPD's present count. */
  putNow(count: ProgressCount): Promise<void>;
  /** Keeps the count as the snapshot of `date` (YYYY-MM-DD) unless that day has one. */
  keep(count: ProgressCount, date: string): Promise<void>;
  now(opdId: string): Promise<ProgressCount | undefined>;
  /** Keeps how each dataset stood beside it, likewise once. */
  keepStandings(standings: KeptStandings, date: string): Promise<void>;
  /** The standings of that date, if they were kept. */
  standings(opdId: string, date: string): Promise<KeptStandings | undefined>;
  /** The snapshots from that date on, the oldest first. */
  since(opdId: string, date: string): Promise<readonly ProgressCount[]>;
  /** The newest snapshot of that date or before. */
  before(opdId: string, date: string): Promise<ProgressCount | undefined>;
}

/** What the city's datasets add up to. */
export type CityGauges = {
  readonly statuses: Readonly<Record<DeliveryStatus, number>>;
  readonly planned: number;
  readonly delivered: number;
  readonly rows: number;
  /** OPDs from which nothing has come for long after a date that they missed. */
  readonly silentOpds: number;
};

/** Gauges for CloudWatch: absolute numbers, so that a repeated recount can't inflate them. No dimension but the OPD. */
export interface ProgressMetrics {
  ofOpd(count: ProgressCount): void;
  ofCity(gauges: CityGauges): void;
}

export type HistoryPoint = { readonly at: string; readonly delivered: number; readonly late: number };

/** The gauges of past days, read back from CloudWatch. */
export interface ProgressHistory {
  read(opdIds: readonly string[], from: Date, to: Date): Promise<ReadonlyMap<string, readonly HistoryPoint[]>>;
}
