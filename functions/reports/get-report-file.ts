import type { Published } from '../datasets/published.port.ts';
import { workbookContentType } from '../excel-writer/content-type.ts';
import type { Operation } from '../http/call.ts';
import { linkAnswer } from '../http/link-answer.ts';
import type { ReportFormat } from '../model/report-format.ts';
import { noSuchReport } from './no-report.ts';
import type { ReportStore } from './report.port.ts';
import { type Copy, scopeOf } from './scope-of.ts';

export const reportContentTypes: Readonly<Record<ReportFormat, string>> = { pdf: 'application/pdf', xlsx: workbookContentType };

/** Where a copy lies in the published bucket: written once, when the report is final. */
export function reportKeyOf(reportId: string, copy: Copy, format: ReportFormat): string {
  return `reports/${reportId}/${copy}.${format}`;
}

type Ports = { readonly reports: Pick<ReportStore, 'head'>; readonly published: Pick<Published, 'find' | 'presign'> };

/** GET /v1/reports/{reportId}/files/{format}: a link to the caller's copy of a final report, chosen as `getProgressReport` chooses; 404 until it is made. */
export function getReportFile({ reports, published }: Ports): Operation<'getReportFile'> {
  return async (call) => {
    const { reportId, format } = call.params;
    const scoped = scopeOf(call.principal, call.query.opd, call.now);
    if (!scoped.ok) return scoped.problem;
    const head = await reports.head(reportId);
    const key = reportKeyOf(reportId, scoped.copy, format);
    const found = head && (await published.find(key));
    if (!found) return noSuchReport;
    const as = { fileName: `laporan-${reportId}-${scoped.copy}.${format}`, contentType: reportContentTypes[format] };
    return { ...(await linkAnswer(call, (method) => published.presign(method, key, found.versionId, as))), log: scoped.log };
  };
}
