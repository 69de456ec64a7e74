import { isLate } from '../model/cadence.ts';
import type { Dataset } from '../model/dataset.ts';
import { dayMilliseconds } from '../model/jakarta-time.ts';
import { isNihil } from '../model/nihil.ts';
import type { Upload } from '../model/upload.ts';

export type Delivery = { readonly dataset: Dataset; readonly newestUpload: Upload | undefined };

/** How one dataset stands with its deliveries. An OPD's counts are sums of these (count-opd.ts), so that the board and what it opens to agree. */
export type Standing = Delivery & {
  /** Its date has passed, whether or not it was ever delivered. */
  readonly isLate: boolean;
  /** Whole days since its date; 0 on the first day, and where it is not late. */
  readonly daysLate: number;
  readonly isMissing: boolean;
  /** The newest upload was rejected, or returned by the steward: the OPD must correct it. */
  readonly needsCorrection: boolean;
  /** The newest upload waits for the steward. */
  readonly isInReview: boolean;
  readonly isDelivered: boolean;
  /** Delivered, since there was nothing to report for the period that was due. */
  readonly isNihil: boolean;
};

/** The standings of what an OPD is to deliver at a moment: what was withdrawn is left out. Pure. */
export function standingsOf(deliveries: readonly Delivery[], now: Date): Standing[] {
  return deliveries.filter(({ dataset }) => dataset.state !== 'withdrawn').map((delivery) => standingOf(delivery, now));
}

/** How one of them stands. */
export function standingOf(delivery: Delivery, now: Date): Standing {
  const { dataset, newestUpload } = delivery;
  const late = isLate(dataset, now.toISOString());
  const state = newestUpload?.state;
  const nihil = isNihil(dataset);
  return {
    ...delivery,
    isLate: late,
    daysLate: late && dataset.nextDue ? Math.floor((now.getTime() - Date.parse(dataset.nextDue)) / dayMilliseconds) : 0,
    isMissing: dataset.current === undefined && !nihil,
    needsCorrection: state === 'rejected' || state === 'returned',
    isInReview: state === 'in-review',
    isDelivered: (dataset.current !== undefined || nihil) && !late,
    isNihil: nihil && !late,
  };
}
