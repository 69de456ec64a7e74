import type { ReportEnd, ReportHead, ReportPart, ReportReason } from '../model/report.ts';

/** Where reports are kept. What is put once stays as it was put first. */
export interface ReportStore {
  putPart(part: ReportPart): Promise<void>;
  /** All parts that stand, by OPD. */
  parts(reportId: string): Promise<readonly ReportPart[]>;
  part(reportId: string, opdId: string): Promise<ReportPart | undefined>;
  /** Puts it once all its parts stand: from then on there is such a report. */
  putHead(head: ReportHead): Promise<void>;
  head(reportId: string): Promise<ReportHead | undefined>;
  /** The newest first. */
  heads(limit: number): Promise<readonly ReportHead[]>;
  /** Puts a reason over the one that stands. */
  putReason(reason: ReportReason): Promise<void>;
  reasons(reportId: string): Promise<readonly ReportReason[]>;
  putEnd(end: ReportEnd): Promise<void>;
  end(reportId: string): Promise<ReportEnd | undefined>;
}
