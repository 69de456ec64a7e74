import { type Findings, raggedRows } from './report.ts';
import type { WrittenPart } from './table-engine.port.ts';

/** Findings of the reader that cost one row each; all others are of the whole file or a whole column. */
const rowFindings: readonly string[] = ['missing-cell', 'extra-cell'];

/** Whether the valid rows of a file could stand without the others: some are valid, and each error is of its own row. */
export function isSalvageable({ totals, check }: Findings): boolean {
  // An error of a whole column leaves no row valid (Table.check).
  return check !== undefined && check.validRows > 0 && Object.keys(totals).every((type) => rowFindings.includes(type));
}

/** How many rows of the file are in none of the parts, those that the reader could not write included. */
export function rowsLeftOut({ totals, check }: Findings, written: number): number {
  return (check?.rows ?? 0) + raggedRows(totals) - written;
}

/** The parts with all that was left out: rows whose period nobody can read count with the newest of the file's periods, so that the sum is whole. */
export function withAllLeftOut(parts: readonly WrittenPart[], leftOut: number): WrittenPart[] {
  const counted = parts.reduce((sum, part) => sum + (part.leftOut ?? 0), 0);
  return parts.map((part, index) => {
    const own = (part.leftOut ?? 0) + (index === parts.length - 1 ? leftOut - counted : 0);
    return own > 0 ? { ...part, leftOut: own } : part;
  });
}
