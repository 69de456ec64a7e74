import type { Finding } from '../../parts/api-nouns.ts';

/** Errors of one cell each, which another value can correct; the rest are of the file's form. */
export const cellErrors: ReadonlySet<string> = new Set([
  'type-error',
  'constraint-error',
  'format-error',
  'primary-key',
  'unique-error',
  'foreign-key',
  'person-number',
]);

/** Columns that are missing, too many or out of order: no cell mends them, and the file is refused for them whatever its cells hold. */
const labelErrors: ReadonlySet<string> = new Set(['missing-label', 'extra-label', 'incorrect-label']);

export function isOfLabel({ type }: Pick<Finding, 'type'>): boolean {
  return labelErrors.has(type);
}

/**
 * The errors that get an input: the first of each cell, as many as one correction may hold; none where the columns themselves are wrong. One of several columns has no cell of its own, and a
 * row that is no data is to be taken out.
 */
export function mendableOf(errors: readonly Finding[], most: number): Finding[] {
  return errors.some(isOfLabel) ? [] : firstOfCells(errors.filter(hasOwnCell)).slice(0, most);
}

/** The errors whose cell may be declared to hold no NIK, as many as one correction takes. */
export function declarableOf(errors: readonly Finding[], most: number): Finding[] {
  return errors.some(isOfLabel) ? [] : firstOfCells(errors.filter(({ type }) => type === 'person-number')).slice(0, most);
}

function hasOwnCell({ type, fieldNames, isNoData }: Finding): boolean {
  return cellErrors.has(type) && fieldNames === undefined && isNoData !== true;
}

function firstOfCells(errors: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  return errors.filter(({ rowNumber, fieldName }) => {
    const cell = `${rowNumber} ${fieldName}`;
    if (rowNumber === undefined || fieldName === undefined || seen.has(cell)) return false;
    seen.add(cell);
    return true;
  });
}
