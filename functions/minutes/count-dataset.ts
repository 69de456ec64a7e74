import { isInAnnex } from '../access/minutes-rules.ts';
import { showsSizes } from '../access/sizes.ts';
import { limits } from '../limits.ts';
import type { FollowUp } from '../model/minutes.ts';
import { type MinutesDataset, type MinutesResults, noResults } from '../model/minutes-content.ts';
import { periodsInOrder } from '../model/period.ts';
import { anonymous } from '../model/principal.ts';
import { isWithin, type Span } from '../model/quarter.ts';
import type { Upload } from '../model/upload.ts';
import { type Delivery, standingsOf } from '../progress/standing.ts';
import { statusOf } from '../progress/status-of.ts';
import type { PastVersion } from '../versions/history.ts';

/** What is read of one dataset: the delivery by which it stands, those of the period, its versions since that began, and for which periods there was nothing to report. */
export type ReadDataset = Delivery & {
  readonly uploads: readonly Upload[];
  readonly versions: readonly PastVersion[];
  readonly nihils: readonly { readonly period: string; readonly at: string }[];
};

type Of = { readonly span: Span; readonly followUp: FollowUp | undefined; readonly now: Date };

/** What minutes tell of one dataset. Pure: the same table is the same account. */
export function countDataset(
  { dataset, newestUpload, uploads, versions, nihils }: ReadDataset,
  { span, followUp, now }: Of,
): MinutesDataset {
  const [standing] = standingsOf([{ dataset, newestUpload }], now);
  const made = versions.filter(({ manifest }) => isWithin(manifest.publishedAt, span)).toReversed();
  const returned = uploads.filter(({ at }) => isWithin(at.returned, span));
  const nihil = nihils.filter(({ at }) => isWithin(at, span)).map(({ period }) => period);
  const checksums = showsSizes(anonymous, dataset, now) ? made.flatMap(checksumsOf) : [];
  return {
    datasetId: dataset.datasetId,
    title: dataset.title,
    access: dataset.access,
    priority: dataset.priority ?? false,
    isInAnnex: isInAnnex(dataset),
    ...(standing ? { status: statusOf(standing) } : {}),
    daysLate: standing?.daysLate ?? 0,
    results: { ...resultsOf(uploads, span), nihil: nihil.length },
    versions: made.map(({ manifest }) => manifest.n),
    withdrawn: made.filter(({ withdrawn }) => withdrawn).map(({ manifest }) => manifest.n),
    returns: returned
      .slice(0, limits.maxMinutesReturns)
      .map(({ at, returnReasons = [] }) => ({ at: at.returned ?? '', reasons: returnReasons })),
    ...(nihil.length > 0 ? { nihilPeriods: periodsInOrder(nihil) } : {}),
    checksums: checksums.slice(0, limits.maxMinutesChecksums),
    moreChecksums: Math.max(0, checksums.length - limits.maxMinutesChecksums),
    needsFollowUp: standing !== undefined && (standing.needsCorrection || standing.isLate),
    ...(followUp ? { followUp: { text: followUp.text, until: followUp.until } } : {}),
  };
}

/** Each delivery by how it ended within the period; what still waits counts where it came before the period's end. */
function resultsOf(uploads: readonly Upload[], span: Span): MinutesResults {
  const results = noResults();
  for (const upload of uploads) {
    const result = resultOf(upload, span);
    if (result !== undefined) results[result] += 1;
  }
  return results;
}

function resultOf(upload: Upload, span: Span): Exclude<keyof MinutesResults, 'nihil'> | undefined {
  const { state, at, approvedBy, unchanged } = upload;
  if (state === 'in-review') return Date.parse(at['in-review'] ?? '') < span.until.getTime() ? 'waiting' : undefined;
  if (!isWithin(at[state], span)) return undefined;
  if (state === 'returned' || state === 'rejected') return state;
  if (state !== 'published') return undefined;
  if (approvedBy !== undefined) return 'approved';
  return unchanged ? 'unchanged' : 'automatic';
}

/** Of the parts that this version brought: what it shares with an earlier one was told with that. A version that is not served tells none. */
function checksumsOf({ manifest, withdrawn }: PastVersion): MinutesDataset['checksums'] {
  if (withdrawn) return [];
  const { n, uploadId, parts } = manifest;
  // Of a unit's part the version's page tells none either.
  return parts
    .filter((part) => part.uploadId === uploadId && part.unitId === undefined)
    .map(({ period, sha256 }) => ({ version: n, period, sha256 }));
}

/** Whether there is anything to tell of it. */
export function isQuiet({ results, versions, needsFollowUp, followUp }: MinutesDataset): boolean {
  return Object.values(results).every((number) => number === 0) && versions.length === 0 && !needsFollowUp && followUp === undefined;
}
