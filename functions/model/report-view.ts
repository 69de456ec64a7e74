import type { DeliveryStatus } from './delivery-status.ts';
import type { ReportedDataset, ReportHead, ReportPart } from './report.ts';

/** Whose copy it is: all numbers and the names that its reader may see; one OPD's own part; what anyone may see, in numbers. */
export type ReportScope = { readonly of: 'all' } | { readonly of: 'opd'; readonly opdId: string } | { readonly of: 'public' };

export type LateDataset = Omit<ReportedDataset, 'nextDue'> & { readonly nextDue?: string | undefined } & {
  readonly opdId: string;
  readonly opdName: string;
  readonly reason?: string | undefined;
};
export type OpdRow = Pick<ReportPart, 'opdId' | 'name'> & Counted;
export type Counted = {
  readonly planned: number;
  /** What was on time or is past its date. What waits for the walidata or must be corrected before its date speaks neither for the OPD nor against it. */
  readonly judged: number;
  /** Of them on time, nihil included. */
  readonly onTime: number;
  readonly late: number;
  readonly statuses: Record<DeliveryStatus, number>;
};

/** A report as one reader sees it: the page, the PDF and the workbook show the same. */
export type ReportView = Pick<ReportHead, 'reportId' | 'kind' | 'closesAt' | 'finalAt' | 'countedAt'> & {
  readonly scope: ReportScope['of'];
  readonly isFinal: boolean;
  /** Files are made by the first run after it is final. */
  readonly hasFiles: boolean;
  readonly total: Counted;
  /** Of what was judged, how much was on time, in whole percent; undefined where nothing was judged. */
  readonly percentOnTime?: number | undefined;
  readonly opds: readonly OpdRow[];
  readonly late: readonly LateDataset[];
  /** Late datasets that its reader may not see, as a number. */
  readonly unseen: number;
  readonly causes: readonly { readonly cause: string; readonly text: string; readonly uploads: number }[];
  readonly change?:
    | {
        readonly since: string;
        readonly lateBefore: number;
        readonly percentBefore?: number | undefined;
        readonly newlyLate: number;
        readonly settled: number;
      }
    | undefined;
};
