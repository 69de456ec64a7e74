import { limits } from '../limits.ts';
import { rejectionCauseText } from '../messages/rejection-cause.ts';
import { deliveryStatuses, noneOfEach } from '../model/delivery-status.ts';
import type { ReportEnd, ReportedDataset, ReportHead, ReportPart, ReportReason, ReportTally } from '../model/report.ts';
import type { Counted, LateDataset, OpdRow, ReportScope, ReportView } from '../model/report-view.ts';

type Kept = {
  readonly head: ReportHead;
  readonly parts: readonly ReportPart[];
  readonly reasons: readonly ReportReason[];
  readonly end: ReportEnd | undefined;
};

/**
 * What a reader sees of a report. `seesName` says of a dataset whether its reader may know of it; the public copy has numbers alone, of open and limited datasets. An OPD's row is
 * the sum of its datasets, and the total the sum of the rows. Pure.
 */
export function viewReport(
  { head, parts, reasons, end }: Kept,
  scope: ReportScope,
  seesName: (datasetId: string) => boolean,
  now: Date,
): ReportView {
  const own = parts.filter(({ opdId }) => scope.of !== 'opd' || opdId === scope.opdId);
  const tally = (part: ReportPart) => (scope.of === 'public' ? part.public : part.all);
  const opds = own.map((part): OpdRow => ({ opdId: part.opdId, name: part.name, ...countedOf([tally(part)]) }));
  const reasonOf = new Map((end?.reasons ?? reasons).map(({ datasetId, text }) => [datasetId, text]));
  const late = scope.of === 'public' ? [] : own.flatMap((part) => lateOf(part, reasonOf));
  const seen = late.filter(({ datasetId }) => seesName(datasetId));
  const total = countedOf(own.map(tally));
  const { reportId, kind, closesAt, finalAt, countedAt } = head;
  return {
    ...{
      reportId,
      kind,
      closesAt,
      finalAt,
      countedAt,
      scope: scope.of,
      isFinal: now.getTime() >= Date.parse(finalAt),
      hasFiles: end !== undefined,
      total,
    },
    ...(total.judged === 0 ? {} : { percentOnTime: percentOf(total) }),
    opds: opds.filter(({ planned }) => planned > 0).toSorted(byLate),
    late: seen.toSorted(byDaysLate),
    unseen: late.length - seen.length,
    causes: causesOf(own.map(tally)),
    ...changeOf(head, own.map(tally)),
  };
}

/** Whose datasets a reader must be asked about: those that a late list may name. */
export function nameable(parts: readonly ReportPart[], scope: ReportScope): string[] {
  if (scope.of === 'public') return [];
  const own = parts.filter(({ opdId }) => scope.of !== 'opd' || opdId === scope.opdId);
  return own.flatMap(({ datasets }) => datasets.filter(isListed).map(({ datasetId }) => datasetId));
}

/** What somebody must do something about: past its date, or sent back. What waits for the walidata is theirs to do, and its status says so. */
export function isListed({ isLate, status }: ReportedDataset): boolean {
  return isLate || status === 'rejected';
}

function lateOf({ opdId, name, datasets }: ReportPart, reasons: ReadonlyMap<string, string>): LateDataset[] {
  return datasets.filter(isListed).map((dataset) => {
    const reason = reasons.get(dataset.datasetId);
    return { ...dataset, opdId, opdName: name, ...(reason === undefined ? {} : { reason }) };
  });
}

function countedOf(tallies: readonly Pick<ReportTally, 'statuses' | 'late'>[]): Counted {
  const statuses = noneOfEach();
  for (const tally of tallies) for (const status of deliveryStatuses) statuses[status] += tally.statuses[status];
  const planned = deliveryStatuses.reduce((sum, status) => sum + statuses[status], 0);
  const late = tallies.reduce((sum, tally) => sum + tally.late, 0);
  const onTime = statuses['on-time'] + statuses.nihil;
  return { planned, judged: onTime + late, onTime, late, statuses };
}

function percentOf({ judged, onTime }: Counted): number {
  return Math.round((onTime / judged) * 100);
}

function causesOf(tallies: readonly ReportTally[]): ReportView['causes'] {
  const counts = new Map<string, number>();
  for (const { causes } of tallies)
    for (const [cause, uploads] of Object.entries(causes)) counts.set(cause, (counts.get(cause) ?? 0) + uploads);
  return [...counts]
    .map(([cause, uploads]) => ({ cause, text: rejectionCauseText(cause), uploads }))
    .toSorted((one, other) => other.uploads - one.uploads || one.cause.localeCompare(other.cause))
    .slice(0, limits.maxReportCauses);
}

/** An OPD that the report before did not have is in neither side of the comparison. */
function changeOf({ since }: ReportHead, tallies: readonly ReportTally[]): Pick<ReportView, 'change'> {
  const compared = tallies.flatMap(({ before }) => before ?? []);
  if (since === undefined || compared.length === 0) return {};
  const earlier = countedOf(compared);
  const sum = (of: (each: (typeof compared)[number]) => number) => compared.reduce((total, each) => total + of(each), 0);
  return {
    change: {
      since,
      lateBefore: sum(({ late }) => late),
      ...(earlier.judged === 0 ? {} : { percentBefore: percentOf(earlier) }),
      newlyLate: sum(({ newlyLate }) => newlyLate),
      settled: sum(({ settled }) => settled),
    },
  };
}

function byLate(one: OpdRow, other: OpdRow): number {
  return other.late - one.late || other.statuses.missing - one.statuses.missing || one.name.localeCompare(other.name, 'id');
}

function byDaysLate(one: LateDataset, other: LateDataset): number {
  return (
    Number(other.isLate) - Number(one.isLate) ||
    other.daysLate - one.daysLate ||
    one.opdName.localeCompare(other.opdName, 'id') ||
    one.title.localeCompare(other.title, 'id')
  );
}
