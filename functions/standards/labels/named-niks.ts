import { holdsNik } from '../../model/person-numbers/held-numbers.ts';
import { fieldNames } from './field-name.ts';

/** Whether a label holds a NIK, or the name that is made of it does: what stands between its digits may get lost on the way (`367111 ...... 1203909001`). */
export function nameHoldsNik(label: string): boolean {
  return firstNameWithNik([label]) !== undefined;
}

/** The place of the first such label among all of a table, which get their names together. */
export function firstNameWithNik(labels: readonly string[]): number | undefined {
  const names = fieldNames(labels);
  const place = labels.findIndex((label, index) => holdsNik(label) || holdsNik(names[index] ?? ''));
  return place < 0 ? undefined : place;
}
