import type { DatasetStore } from '../datasets/dataset.port.ts';
import type { Published } from '../datasets/published.port.ts';
import type { Operations } from '../http/call.ts';
import { getProgressReport } from './get-report.ts';
import { getReportFile } from './get-report-file.ts';
import { listReports } from './list-reports.ts';
import type { ReportStore } from './report.port.ts';
import { setReportReason } from './set-report-reason.ts';

export type ReportsPorts = {
  readonly reports: ReportStore;
  readonly datasets: Pick<DatasetStore, 'get' | 'load'>;
  readonly published: Pick<Published, 'find' | 'presign'>;
};

/** Every operation of the function `reports` over its ports: for its handler, and for tests over fakes. */
export function reportsOperations(ports: ReportsPorts): Operations<'reports'> {
  return {
    listReports: listReports(ports),
    getProgressReport: getProgressReport(ports),
    getReportFile: getReportFile(ports),
    setReportReason: setReportReason(ports),
  };
}
