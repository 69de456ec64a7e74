import { limits } from '../../functions/limits.ts';
import type { Field, StandardContent } from '../../functions/standards/standard.ts';
import { tried } from '../product-size.ts';
import type { Cells } from './normal-form-file.ts';

/** A way to fill a table that is as wide as a table may be, and the type that all its columns have. */
export type WideKind = { readonly kind: string; readonly type: Field['type']; readonly cell: (column: number, row: number) => string };

/** DuckDB reserves most memory for these: every column has a dictionary. */
export const twoValues: WideKind = { kind: 'two values', type: 'string', cell: (column, row) => ['Ya', 'Tidak'][(column + row) % 2] ?? '' };

export const wideKinds: readonly WideKind[] = [
  twoValues,
  { kind: 'distinct texts', type: 'string', cell: (column, row) => `teks ${column} ${row}` },
  { kind: 'numbers', type: 'integer', cell: (column, row) => String(100 + row * 7 + column) },
  { kind: 'empty cells', type: 'string', cell: (column, row) => (column === 0 ? `baris ${row}` : '') },
];

/** Planning a scan of all the columns takes seconds, so every run tries a third. */
export const wideLabels: readonly string[] = Array.from(
  { length: tried(Math.floor(limits.maxColumns / 3), limits.maxColumns) },
  (_, column) => `Kolom ${column}`,
);

export function wideRows({ cell }: WideKind, rows: number): Cells {
  return Array.from({ length: rows }, (_, row) => wideLabels.map((_label, column) => cell(column, row)));
}

export function wideStandard({ type }: WideKind): StandardContent {
  return { fields: wideLabels.map((title, column) => ({ name: `kolom_${column}`, title, type })) };
}
