import type { ProfileSection } from '../api-nouns.ts';
import { cellText } from '../cell-text.ts';

/** A cell of a profile as people say it: yes or no in their words. */
export function saidText(value: string | undefined, column: ProfileSection['columns'][number]): string {
  if (column.type === 'boolean' && value !== undefined) return value === 'true' ? 'Ya' : 'Tidak';
  return cellText(value, column);
}
