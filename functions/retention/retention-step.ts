import { limits } from '../limits.ts';
import type { Dataset } from '../model/dataset.ts';
import { dayMilliseconds, endOf } from '../model/jakarta-time.ts';

/** What retention asks of a dataset now: nothing yet, that its head be told, that its data go, or that what was begun be gone on with. */
export type RetentionStep = 'none' | 'tell' | 'destroy' | 'go-on';

/**
 * By the dates that its OPD stated (UU PDP 27/2022 Pasal 42 and 44: processing ends at the end of retention, and the data are destroyed). A day counts to its midnight in Jakarta.
 * A hold stops nothing: it is for hours, and what must be kept longer gets a later date.
 */
export function retentionStep({ processing, destroyed }: Pick<Dataset, 'processing' | 'destroyed'>, now: Date): RetentionStep {
  if (destroyed) return 'go-on';
  if (!processing) return 'none';
  const left = endOf(processing.retentionUntil).getTime() - now.getTime();
  if (left <= 0) return 'destroy';
  return left <= limits.retentionNoticeDays * dayMilliseconds ? 'tell' : 'none';
}
