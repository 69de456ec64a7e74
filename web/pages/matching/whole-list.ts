import { limits } from '../../../functions/limits.ts';
import { suspicionText } from '../../../functions/messages/matching.ts';
import type { MatchedRow } from '../../parts/api-nouns.ts';
import type { ListRow } from './read-list.ts';

/** Numbers of a piece's answer as the whole list counts them. */
export function inWholeList(items: readonly MatchedRow[], before: number): MatchedRow[] {
  return items.map((item) => ({
    ...item,
    row: item.row + before,
    suspicions: item.suspicions.map((one) => (one.rows ? { ...one, rows: one.rows.map((row) => row + before) } : one)),
  }));
}

/** Each piece is matched by itself: the same NIK in two of them is found here. */
export function withDoubles(items: readonly MatchedRow[], list: readonly ListRow[]): MatchedRow[] {
  const places = Map.groupBy(items, ({ row }) => nikOf(list[row - 1]));
  return items.map((item) => {
    const same = (places.get(nikOf(list[item.row - 1])) ?? []).map(({ row }) => row);
    const isOne = nikOf(list[item.row - 1]) === undefined || same.length < 2;
    return isOne ? item : { ...item, suspicions: asDouble(item, same) };
  });
}

function asDouble({ row, suspicions }: MatchedRow, same: readonly number[]): MatchedRow['suspicions'] {
  const known = suspicions.find(({ code }) => code === 'double')?.rows ?? [];
  const rows = [...new Set([...known, ...same])].filter((other) => other !== row).toSorted((one, other) => one - other);
  const double = { code: 'double' as const, message: suspicionText('double'), rows: rows.slice(0, limits.maxDoubleRowsNamed) };
  return [...suspicions.filter(({ code }) => code !== 'double'), double];
}

function nikOf(row: ListRow | undefined): string | undefined {
  const digits = (row?.nik ?? '').replace(/\D/g, '');
  return digits.length === nikDigits ? digits : undefined;
}

const nikDigits = 16;
