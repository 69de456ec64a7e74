import { timeText } from '../../functions/messages/date.ts';
import type { Upload } from './api-nouns.ts';

/** States in which a delivery still waits for a person. */
const waits: ReadonlySet<string> = new Set(['in-review', 'asking']);
/** States in which a delivery will not stand in place of another one. */
const givenUp: ReadonlySet<string> = new Set(['waiting', 'cancelled', 'rejected', 'failed', 'returned']);

type Delivery = Pick<Upload, 'uploadId' | 'datasetId' | 'state' | 'at'> & Partial<Pick<Upload, 'period' | 'mode'>>;

/**
 * Of an upload that waits for an answer or for review: that a newer delivery which may stand in its place is in the list, and when it came; undefined where there is
 * none.
 */
export function newerText(upload: Delivery, listed: readonly Delivery[]): string | undefined {
  if (!waits.has(upload.state)) return undefined;
  const times = listed
    .filter(({ datasetId, uploadId, state }) => datasetId === upload.datasetId && uploadId !== upload.uploadId && !givenUp.has(state))
    .filter((other) => maySupersede(other, upload))
    .map(({ at }) => at.waiting ?? '')
    .filter((at) => at > (upload.at.waiting ?? ''))
    .toSorted();
  const newest = times.at(-1);
  return newest === undefined ? undefined : `Ada kiriman yang lebih baru, ${timeText(newest)}.`;
}

/** Not where each was sent for a period of its own: neither replaces the other. Which periods a file holds itself is not known here. */
function maySupersede({ mode, period }: Delivery, older: Delivery): boolean {
  return mode === 'all' || period === undefined || older.period === undefined || period === older.period;
}
