import { decide } from '../access/decide.ts';
import type { DatasetStore } from '../datasets/dataset.port.ts';
import type { Principal } from '../model/principal.ts';
import type { ReportHead } from '../model/report.ts';
import type { ReportScope, ReportView } from '../model/report-view.ts';
import type { ReportStore } from './report.port.ts';
import { nameable, viewReport } from './report-view.ts';

export type ViewPorts = { readonly reports: ReportStore; readonly datasets: Pick<DatasetStore, 'load'> };

/**
 * A report as somebody sees it now: numbers as they were counted, names of the datasets that they may see as these stand today, so that one which was closed since is named to
 * nobody who may not know of it.
 */
export async function readView(
  ports: ViewPorts,
  head: ReportHead,
  scope: ReportScope,
  principal: Principal,
  now: Date,
): Promise<ReportView> {
  const { reports, datasets } = ports;
  const { reportId } = head;
  const readParts = async () => {
    if (scope.of !== 'opd') return reports.parts(reportId);
    const own = await reports.part(reportId, scope.opdId);
    return own ? [own] : [];
  };
  const [parts, reasons, end] = await Promise.all([readParts(), reports.reasons(reportId), reports.end(reportId)]);
  const asked = nameable(parts, scope);
  const found = asked.length === 0 ? new Map() : await datasets.load(asked);
  const seesName = (datasetId: string) =>
    decide(principal, 'see', { kind: 'dataset', dataset: found.get(datasetId) }, now).effect === 'allow';
  return viewReport({ head, parts, reasons, end }, scope, seesName, now);
}
