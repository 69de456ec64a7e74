import { numberText } from '../../functions/messages/number.ts';
import type { Report } from './api-nouns.ts';

type Change = NonNullable<Report['changes']>[number];

/** What becomes of a period. */
export function stateText({ period, rows, replaced, added, removed, changed }: Omit<Change, 'rowNumbers'>): string {
  if (replaced) return added + removed + changed === 0 ? 'sama' : 'diganti';
  if (rows === 0) return 'dihapus';
  return period === 'all' ? 'baru' : 'periode baru';
}

/** The first rows of the clerk's own file that are new or changed, and how many more there are. */
export function rowsText({ added, changed, rowNumbers }: Pick<Change, 'added' | 'changed' | 'rowNumbers'>): string {
  const named = [listed('baru', rowNumbers.added, added), listed('berubah', rowNumbers.changed, changed)];
  return named.filter(Boolean).join('; ') || '–';
}

function listed(what: string, rows: readonly number[], count: number): string {
  if (rows.length === 0) return '';
  const more = count - rows.length;
  return `${what}: ${rows.join(', ')}${more > 0 ? ` dan ${numberText(more)} lainnya` : ''}`;
}
