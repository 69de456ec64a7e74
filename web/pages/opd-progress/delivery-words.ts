import { lateDaysText } from '../../../functions/messages/late-days.ts';
import { numberText } from '../../../functions/messages/number.ts';
import { periodText } from '../../../functions/messages/period.ts';
import { uploadStateText } from '../../../functions/messages/upload-state.ts';
import { deliveryStatusWords as words } from '../../../functions/model/delivery-status.ts';
import type { Delivery } from '../../parts/api-nouns.ts';

type Told = Pick<Delivery, 'isLate' | 'daysLate' | 'isMissing' | 'isNihil' | 'nihilPeriod' | 'nextDue' | 'newestUpload'>;

/** How a delivery stands, in words; `isUrgent` where somebody must act. */
export function standingText({ isLate, daysLate, isMissing, isNihil, nihilPeriod = '', nextDue }: Told): {
  readonly text: string;
  readonly isUrgent: boolean;
} {
  if (isLate) return { text: [lateDaysText(daysLate), ...(isMissing ? [words.missing.text] : [])].join(', '), isUrgent: true };
  if (isNihil) return { text: `${words.nihil.text} ${periodText(nihilPeriod, 'long')}`.trim(), isUrgent: false };
  if (isMissing) return { text: words.missing.text, isUrgent: false };
  return { text: nextDue === undefined ? 'sewaktu-waktu' : words['on-time'].text, isUrgent: false };
}

/** What became of the newest upload; a dash where there is none. */
export function newestText({ newestUpload }: Told): string {
  return newestUpload ? uploadStateText(newestUpload.state) : '–';
}

/** The sentence above the list: how many are late, must be corrected, were never published. */
export function summaryText(items: readonly Delivery[]): string {
  const of = (counts: (item: Delivery) => boolean) => items.filter(counts).length;
  const parts = [
    [of(({ isLate }) => isLate), words.late.text],
    [of(({ needsCorrection }) => needsCorrection), words.rejected.text],
    [of(({ isMissing }) => isMissing), words.missing.text],
    [of(({ isInReview }) => isInReview), words['in-review'].text],
    [of(({ isNihil }) => isNihil), words.nihil.text],
  ] as const;
  const told = parts.filter(([count]) => count > 0).map(([count, words]) => `${numberText(count)} ${words}`);
  const all = `${numberText(items.length)} dataset`;
  return told.length === 0 ? `${all}, tidak ada yang terlambat.` : `${all}: ${told.join(', ')}.`;
}
