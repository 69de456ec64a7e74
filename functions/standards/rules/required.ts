import type { Field, StandardContent } from '../standard.ts';

type Asking = Pick<StandardContent, 'primaryKey' | 'periodField' | 'rules'>;

/**
 * How strictly a field must be filled; undefined where it may be empty. By its constraint, and where the standard makes a key or a period of it: a row
 * without a period could not be written, one without a key is an error where the key is.
 */
export function requiredLevel({ primaryKey, periodField, rules: ofRows }: Asking, field: Field): 'wajib' | 'peringatan' | undefined {
  const { name, constraints, rules, level = 'wajib' } = field;
  const isPeriod = periodField === name;
  const isKey = primaryKey?.includes(name) === true;
  if (isPeriod || (isKey && ofRows?.primaryKey !== 'peringatan')) return 'wajib';
  return isKey || constraints?.required === true ? (rules?.required ?? level) : undefined;
}

/** The names of the fields whose cells may not be empty. */
export function requiredFields(standard: StandardContent): string[] {
  return standard.fields.filter((field) => requiredLevel(standard, field) === 'wajib').map(({ name }) => name);
}
