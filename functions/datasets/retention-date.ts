import { limits } from '../limits.ts';
import { endText } from '../messages/date.ts';
import type { Dataset } from '../model/dataset.ts';
import { dayMilliseconds, endOf } from '../model/jakarta-time.ts';
import type { Violation } from '../model/violation.ts';

type Processing = NonNullable<Dataset['processing']>;

/**
 * What is wrong with a stated end of retention: it is nearer than the notice that a head gets before data are destroyed. One that stands may be kept or moved further away; so
 * nobody ends data overnight, by a slip or on purpose.
 */
export function retentionViolations(stated: Processing | undefined, standing: Processing | undefined, now: Date): Violation[] {
  if (!stated) return [];
  const end = endOf(stated.retentionUntil);
  const earliest = new Date(now.getTime() + limits.retentionNoticeDays * dayMilliseconds);
  if (end >= earliest || (standing && end >= endOf(standing.retentionUntil))) return [];
  const what = `paling cepat ${endText(earliest.toISOString())}: ${limits.retentionNoticeDays} hari sebelum datanya dimusnahkan, penanggung jawab diberi tahu`;
  return [{ where: 'processing.retentionUntil', what }];
}
