import { numberText } from '../../../functions/messages/number.ts';
import { uploadStateText } from '../../../functions/messages/upload-state.ts';
import type { Delivery } from '../../parts/api-nouns.ts';

type Told = Pick<Delivery, 'isLate' | 'daysLate' | 'isMissing' | 'isNihil' | 'nihilPeriod' | 'nextDue' | 'newestUpload'>;

/** How a delivery stands, in words; `isUrgent` where somebody must act. */
export function standingText({ isLate, daysLate, isMissing, isNihil, nihilPeriod = '', nextDue }: Told): {
  readonly text: string;
  readonly isUrgent: boolean;
} {
  const never = isMissing ? ', belum pernah terbit' : '';
  if (isLate)
    return { text: daysLate === 0 ? `jatuh tempo kemarin${never}` : `terlambat ${numberText(daysLate)} hari${never}`, isUrgent: true };
  if (isNihil) return { text: `nihil ${nihilPeriod}`.trim(), isUrgent: false };
  if (isMissing) return { text: 'belum pernah terbit', isUrgent: false };
  return { text: nextDue === undefined ? 'sewaktu-waktu' : 'mutakhir', isUrgent: false };
}

/** What became of the newest upload; a dash where there is none. */
export function newestText({ newestUpload }: Told): string {
  return newestUpload ? uploadStateText(newestUpload.state) : '–';
}

/** The sentence above the list: how many are late, must be corrected, were never published. */
export function summaryText(items: readonly Delivery[]): string {
  const of = (counts: (item: Delivery) => boolean) => items.filter(counts).length;
  const parts = [
    [of(({ isLate }) => isLate), 'terlambat'],
    [of(({ needsCorrection }) => needsCorrection), 'perlu diperbaiki'],
    [of(({ isMissing }) => isMissing), 'belum pernah terbit'],
    [of(({ isInReview }) => isInReview), 'menunggu walidata'],
    [of(({ isNihil }) => isNihil), 'nihil'],
  ] as const;
  const told = parts.filter(([count]) => count > 0).map(([count, words]) => `${numberText(count)} ${words}`);
  const all = `${numberText(items.length)} dataset`;
  return told.length === 0 ? `${all}, tidak ada yang terlambat.` : `${all}: ${told.join(', ')}.`;
}
