import type { UploadMetrics } from '../uploads/upload-metrics.port.ts';

/** What checking adds to the counts of uploads. */
export interface IngestMetrics extends UploadMetrics {
  rejected(opdId: string): void;
  failed(opdId: string): void;
  /** One file checked, whatever the outcome: its rows, and the seconds from its download to its report. */
  checked(opdId: string, rows: number, seconds: number): void;
}
