import { numberText } from '../../../functions/messages/number.ts';
import type { Progress } from '../../parts/api-nouns.ts';

/** Who is late comes first, most late first; then who never delivered, then who must mend: that is Monday's question. */
export function inOrder(items: readonly Progress[]): Progress[] {
  return [...items].sort((a, b) => b.late - a.late || b.missing - a.missing || b.rejected - a.rejected || a.name.localeCompare(b.name));
}

/** The sentences above the board, the most pressing first. */
export function boardSentences(items: readonly Progress[]): string[] {
  const named = (found: readonly Progress[], count: (item: Progress) => number) =>
    found.map((item) => `${item.name} (${numberText(count(item))})`).join(', ');
  const ordered = inOrder(items);
  const late = ordered.filter((item) => item.late > 0);
  const missing = ordered.filter((item) => item.missing > 0);
  const rejected = ordered.filter((item) => item.rejected > 0);
  return [
    late.length === 0 ? 'Tidak ada OPD yang terlambat.' : `${numberText(late.length)} OPD terlambat: ${named(late, (item) => item.late)}.`,
    ...(missing.length > 0 ? [`Punya dataset yang belum pernah terbit: ${named(missing, (item) => item.missing)}.`] : []),
    ...(rejected.length > 0 ? [`Unggahannya perlu diperbaiki: ${named(rejected, (item) => item.rejected)}.`] : []),
  ];
}
