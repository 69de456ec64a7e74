import type { RegisterPerson } from '../../model/register-person.ts';
import { readNik } from './claimed-person.ts';
import { doubleRows, type ListedPerson } from './double-rows.ts';
import { type MatchedRow, matchRow } from './match-row.ts';

export type MatchedListRow = MatchedRow & {
  readonly row: number;
  /** Rows of the same list that may be of the same person; none where `double` is not among the suspicions. */
  readonly doubleOf: readonly number[];
};

/**
 * Every row of a list, in its order. `registered` are the people whom the register told of, by NIK. A row of an unknown NIK may be
 * double, too: that comes from the list alone, so it looks the same whether or not the register knows the NIK.
 */
export function matchList(list: readonly ListedPerson[], registered: ReadonlyMap<string, RegisterPerson>): MatchedListRow[] {
  const doubles = doubleRows(list);
  return list.map((listed) => {
    const person = registered.get(readNik(listed.nik) ?? '');
    const matched = matchRow(listed, person ? [person] : []);
    const doubleOf = doubles.get(listed.row) ?? [];
    return {
      ...matched,
      row: listed.row,
      doubleOf,
      suspicions: doubleOf.length > 0 ? [...matched.suspicions, 'double'] : matched.suspicions,
    };
  });
}
