import { numberText } from '../../../functions/messages/number.ts';
import type { HistogramData } from './picture.ts';
import { suppressedText } from './told.ts';

export type DrawnHistogram = { readonly kind: 'histogram'; readonly picture: HistogramData; readonly notes: readonly string[] };

/** Every bin is drawn; rows without a value and counts too small to show are told. */
export function drawnHistogram(picture: HistogramData): DrawnHistogram {
  const { empty = 0, bins } = picture;
  return {
    kind: 'histogram',
    picture,
    notes: [
      ...(empty > 0 ? [`${numberText(empty)} baris tanpa nilai tidak dihitung.`] : []),
      ...(bins.some(({ count }) => count === 'suppressed') ? [`Rentang dengan ${suppressedText} baris tidak digambar tingginya.`] : []),
    ],
  };
}
