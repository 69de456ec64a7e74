import { numberText } from '../../../functions/messages/number.ts';
import type { Upload } from '../../parts/api-nouns.ts';

/** What the steward must know of an upload that is no file of its own; undefined of one that is. */
export function derivedText({ counts, leftOut = 0, derivedFrom }: Pick<Upload, 'counts' | 'leftOut' | 'derivedFrom'>): string | undefined {
  if (!derivedFrom) return undefined;
  if (derivedFrom.kind === 'mending') {
    return 'Perbaikan sel: petugas OPD membetulkan beberapa sel di halaman, atau menyatakannya bukan NIK, tanpa mengirim berkasnya lagi.';
  }
  const rows = counts?.rows ?? 0;
  const loaded = `${numberText(rows - leftOut)} dari ${numberText(rows)} baris akan dimuat, ${numberText(leftOut)} tidak.`;
  return `Hanya baris sah: ${loaded} Keputusan penanggung jawab OPD. Alasan: ${derivedFrom.reason ?? '–'}`;
}
