import type { Report } from './answers.ts';

type Change = NonNullable<Report['changes']>[number];

/** What becomes of a period. */
export function stateText({ period, rows, replaced }: Pick<Change, 'period' | 'rows' | 'replaced'>): string {
  if (replaced) return 'diganti';
  if (rows === 0) return 'dihapus';
  return period === 'all' ? 'baru' : 'periode baru';
}
