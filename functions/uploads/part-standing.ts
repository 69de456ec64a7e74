import { limits } from '../limits.ts';
import { dayMilliseconds } from '../model/jakarta-time.ts';
import type { Manifest, Part } from '../model/manifest.ts';
import type { PartStatus } from '../model/part-status.ts';
import { isPeriod } from '../model/period.ts';
import { spanOf } from '../model/quarter.ts';
import type { UnitNihil } from '../model/unit-nihil.ts';
import type { Upload, UploadState } from '../model/upload.ts';
import { type Reach, type ReadUploads, readUploads } from './read-uploads.ts';
import { undoneAt } from './spoken.ts';
import type { UploadStore } from './upload.port.ts';

/** How a unit stands with its part of one period. */
export type PartStanding = {
  readonly status: PartStatus;
  readonly part: Part | undefined;
  readonly newest: Upload | undefined;
  /** Where the status is `nihil`. */
  readonly nihil?: UnitNihil;
};

/** What of a dataset tells how its units stand with a period. */
export type Collected = {
  readonly manifest: Pick<Manifest, 'parts'> | undefined;
  /** The newest first. */
  readonly uploads: readonly Upload[];
  readonly nihils: readonly UnitNihil[];
};

const statuses: Readonly<Record<UploadState, PartStatus>> = {
  ...{ waiting: 'missing', cancelled: 'missing', published: 'missing' },
  ...{ received: 'in-progress', checking: 'in-progress', accepted: 'in-progress', failed: 'in-progress' },
  ...{ asking: 'to-correct', rejected: 'to-correct', returned: 'to-correct' },
  'in-review': 'in-review',
};

/**
 * A part that stands has come, whatever was sent since; else what the unit said last counts: that it has nothing to report, or its newest upload that may be of that
 * period, which says how far it is. What was published and does not stand was withdrawn: missing.
 */
export function partStanding({ manifest, uploads, nihils }: Collected, unitId: string, period: string): PartStanding {
  const part = manifest?.parts.find((one) => one.unitId === unitId && one.period === period);
  const newest = uploads.find((upload) => upload.unitId === unitId && mayBeOf(upload, period));
  if (part) return { status: 'came', part, newest };
  const nihil = nihils.find((one) => one.unitId === unitId && one.period === period);
  if (nihil && undoneAt(nihil, uploads) === undefined) return { status: 'nihil', part, newest, nihil };
  return { status: newest ? statuses[newest.state] : 'missing', part, newest };
}

/** Of a file that was not taken nobody knows the periods, unless its sender named one. */
function mayBeOf({ parts, period }: Upload, wanted: string): boolean {
  if (parts) return parts.some((part) => part.period === wanted);
  return period === undefined || period === wanted;
}

/** The uploads that were started since the period began, newest first. */
export async function uploadsSince(uploads: Pick<UploadStore, 'list'>, datasetId: string, period: string, now: Date): Promise<ReadUploads> {
  return readUploads(uploads, datasetId, reachOf(period, now));
}

/** From where on uploads may be of the period: since it began; of a dataset without periods since `limits.collectionDays` days. */
export function reachOf(period: string, now: Date): Pick<Reach, 'from'> {
  return { from: isPeriod(period) ? spanOf(period).from : new Date(now.getTime() - limits.collectionDays * dayMilliseconds) };
}

/** What is told of it. */
export function toldUpload({ newest }: Pick<PartStanding, 'newest'>) {
  if (!newest) return {};
  const { uploadId, state, at } = newest;
  return { newestUpload: { uploadId, state, ...(at.waiting === undefined ? {} : { startedAt: at.waiting }) } };
}
