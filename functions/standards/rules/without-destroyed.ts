import { type ForeignKey, resourceOf } from '../../model/foreign-key.ts';
import type { StandardContent } from '../standard.ts';
import type { CompiledStandard } from './compile.ts';

type Keys = Pick<StandardContent, 'foreignKeys'>;

/**
 * The standard without the keys that one of these columns, destroyed by Excel, is part of: its rounded numbers repeat and refer to nothing, which says
 * nothing new. Such a column is one error (data-model.md, "NIK").
 */
export function withoutDestroyed<S extends Keys, C extends CompiledStandard>(
  standard: S,
  compiled: C,
  destroyed: ReadonlySet<string>,
): { readonly standard: S; readonly compiled: C } {
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
