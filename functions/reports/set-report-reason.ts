import { allowedDataset } from '../datasets/allowed-dataset.ts';
import type { DatasetStore } from '../datasets/dataset.port.ts';
import { ok } from '../http/answer.ts';
import type { Operation } from '../http/call.ts';
import { staleFor } from '../http/if-match.ts';
import { conflict } from '../http/problem.ts';
import { limits } from '../limits.ts';
import { principalIdOf } from '../model/principal.ts';
import { noSuchReport } from './no-report.ts';
import type { ReportStore } from './report.port.ts';
import { isListed } from './report-view.ts';

type Ports = { readonly reports: Pick<ReportStore, 'head' | 'part' | 'putReason'>; readonly datasets: Pick<DatasetStore, 'get'> };

/**
 * PUT /v1/reports/{reportId}/reasons/{datasetId}: why the OPD is late with a dataset, in its own words, printed beside the status. By its operators and head, from the closing until a minute
 * before the report is final (`reportReasonSeconds`): later the run that freezes reasons could miss it; 409 after that, and of a dataset that the report does not list as late or to be corrected.
 */
export function setReportReason({ reports, datasets }: Ports): Operation<'setReportReason'> {
  return async (call) => {
    const allowed = await allowedDataset(datasets, call, 'explain-delivery');
    if (!allowed.ok) return allowed.problem;
    const { datasetId, opdId } = allowed.dataset;
    const { reportId } = call.params;
    const stale = staleFor(call, undefined);
    if (stale) return stale;
    const head = await reports.head(reportId);
    if (!head) return noSuchReport;
    const left = Date.parse(head.finalAt) - call.now.getTime();
    if (left <= 0) return conflict('Laporan ini sudah final; keterangannya tidak berubah lagi.');
    if (left <= limits.reportReasonSeconds * 1000) return conflict('Laporan ini segera final; keterangannya tidak dapat ditulis lagi.');
    const part = await reports.part(reportId, opdId);
    const listed = part?.datasets.some((each) => each.datasetId === datasetId && isListed(each));
    if (!listed) return conflict('Dataset ini tidak terlambat dan tidak perlu diperbaiki dalam laporan ini.');
    const reason = { reportId, datasetId, text: call.body.text, at: call.now.toISOString() };
    await reports.putReason({ ...reason, opdId, by: principalIdOf(call.principal) });
    return { ...ok(reason), log: allowed.log };
  };
}
