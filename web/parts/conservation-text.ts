import { numberText } from '../../functions/messages/number.ts';
import type { Report } from './api-nouns.ts';

/** Where each row that was read has gone, in one sentence; empty where the file is no table. Of a file that is asked about, nothing is refused for good. */
export function conservationText({ conservation, questions = [] }: Pick<Report, 'conservation' | 'questions'>): string {
  if (conservation === undefined) return '';
  const { read, published, refused, setAside } = conservation;
  const parts = [
    ...(published > 0 ? [`${numberText(published)} menjadi data`] : []),
    ...(refused > 0 ? [`${numberText(refused)} ${questions.length > 0 ? 'belum' : 'tidak'} dimuat`] : []),
    ...(setAside > 0 ? [`${numberText(setAside)} disisihkan`] : []),
  ];
  return parts.length === 0 ? '' : `Dari ${numberText(read)} baris yang terbaca: ${parts.join(', ')}.`;
}
