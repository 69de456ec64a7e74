import { decide } from '../access/decide.ts';
import { limits } from '../limits.ts';
import { anonymous } from '../model/principal.ts';
import type { ReportedDataset, ReportPart, ReportTally } from '../model/report.ts';
import type { Standing } from '../progress/standing.ts';
import { countStatuses, statusOf } from '../progress/status-of.ts';

import { isListed } from './report-view.ts';

/** A standing with what was wrong with its newest upload, where that was sent back. */
export type Explained = Standing & { readonly causes: readonly string[] };

type Of = { readonly reportId: string; readonly opdId: string; readonly name: string };

/**
 * One OPD's part of a report: the same standings as the deliveries list shows, and their sums, all of them and those that anyone may see. `before` is its part of the report
 * before. Pure.
 */
export function countPart(
  { reportId, opdId, name }: Of,
  standings: readonly Explained[],
  before: ReportPart | undefined,
  now: Date,
): ReportPart {
  const seen = standings.filter(({ dataset }) => decide(anonymous, 'see', { kind: 'dataset', dataset }, now).effect === 'allow');
  return {
    reportId,
    opdId,
    name,
    at: now.toISOString(),
    all: tallyOf(standings, before, before?.all),
    public: tallyOf(seen, before, before?.public),
    datasets: listedFirst(standings.map(reportedOf)),
  };
}

function tallyOf(standings: readonly Explained[], before: ReportPart | undefined, tally: ReportTally | undefined): ReportTally {
  const counts = {
    statuses: countStatuses(standings),
    late: standings.filter(({ isLate }) => isLate).length,
    causes: countCauses(standings),
  };
  if (!before || !tally) return counts;
  const wasLate = new Set(before.datasets.filter(({ isLate }) => isLate).map(({ datasetId }) => datasetId));
  return {
    ...counts,
    before: {
      statuses: tally.statuses,
      late: tally.late,
      newlyLate: standings.filter(({ dataset, isLate }) => isLate && !wasLate.has(dataset.datasetId)).length,
      settled: standings.filter(({ dataset, isLate }) => !isLate && wasLate.has(dataset.datasetId)).length,
    },
  };
}

function countCauses(standings: readonly Explained[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const cause of standings.flatMap(({ causes }) => [...new Set(causes)])) counts[cause] = (counts[cause] ?? 0) + 1;
  return counts;
}

/** As they come; of more than a part lists those that somebody must do something about, and of the rest what fits. The tallies count them all. */
function listedFirst(datasets: readonly ReportedDataset[]): ReportedDataset[] {
  if (datasets.length <= limits.maxReportedDatasets) return [...datasets];
  const byNeed = datasets.toSorted((one, other) => Number(isListed(other)) - Number(isListed(one)));
  return byNeed.slice(0, limits.maxReportedDatasets);
}

function reportedOf(standing: Explained): ReportedDataset {
  const { dataset, isLate, daysLate } = standing;
  const { datasetId, title, access, priority, nextDue } = dataset;
  return {
    datasetId,
    title,
    access,
    priority: priority ?? false,
    status: statusOf(standing),
    isLate,
    daysLate,
    ...(nextDue === undefined ? {} : { nextDue }),
  };
}
