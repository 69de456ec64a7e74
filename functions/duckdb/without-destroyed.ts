import type { CompiledStandard } from '../standards/compile.ts';
import { type ForeignKey, resourceOf } from '../standards/foreign-key.ts';
import type { StandardContent } from '../standards/standard.ts';
import type { CellTotals } from './check-cells.ts';

type Keys = Pick<StandardContent, 'foreignKeys'>;

/**
 * The standard without the keys that a column destroyed by Excel is part of: its rounded numbers repeat and refer to nothing, which says
 * nothing new. Such a column is one error (data-model.md, "NIK").
 */
export function withoutDestroyed<S extends Keys>(
  standard: S,
  compiled: CompiledStandard,
  totals: CellTotals,
): { readonly standard: S; readonly compiled: CompiledStandard } {
  const destroyed = new Set(compiled.fields.flatMap(({ field }, index) => (totals.columns[index]?.destroyed ? [field.name] : [])));
  if (destroyed.size === 0) return { standard, compiled };
  const isSound = (fields: readonly string[]): boolean => !fields.some((name) => destroyed.has(name));
  const nameOf = (index: number): string => compiled.fields[index]?.field.name ?? '';
  const keys = compiled.keys.filter(({ fields }) => isSound(fields.map(nameOf)));
  const foreignKeys = (standard.foreignKeys ?? []).filter((key) => isSound(columnsOf(key)));
  return { standard: { ...standard, foreignKeys }, compiled: { ...compiled, keys } };
}

/** The columns of this table that the key joins. */
function columnsOf(key: ForeignKey): string[] {
  return resourceOf(key) === undefined ? [...key.fields, ...key.reference.fields] : key.fields;
}
