import { matchRow } from '../functions/persons/matching/match-row.ts';
import type { LabelledPair } from './matching-pairs/pairs.ts';

/** Of pairs that are not one person's, how many agree; of those that are, how many do not. */
export type Wrong = { readonly falseYes: number; readonly different: number; readonly falseNo: number; readonly same: number };

export const goals = { falseYes: 0.001, falseNo: 0.02 } as const;

export function count(
  pairs: readonly LabelledPair[],
  isSame: (pair: LabelledPair) => boolean,
  agrees: (pair: LabelledPair) => boolean,
): Wrong {
  const different = pairs.filter((pair) => !isSame(pair));
  const same = pairs.filter(isSame);
  return {
    falseYes: different.filter(agrees).length,
    different: different.length,
    falseNo: same.filter((pair) => !agrees(pair)).length,
    same: same.length,
  };
}

/** What the rule does wrong, by element, and with a row taken for one answer. */
export function countWrong(pairs: readonly LabelledPair[]): Readonly<Record<'name' | 'birth date' | 'whole row', Wrong>> {
  const answered = new Map(pairs.map((pair) => [pair, matchRow(pair.claimed, [pair.registered])]));
  const says = (element: 'name' | 'birthDate') => (pair: LabelledPair) => answered.get(pair)?.[element] === 'sesuai';
  return {
    name: count(pairs, ({ isName }) => isName, says('name')),
    'birth date': count(pairs, ({ isBirthDate }) => isBirthDate, says('birthDate')),
    'whole row': count(
      pairs,
      ({ isName, isBirthDate }) => isName && isBirthDate,
      (pair) => says('name')(pair) && says('birthDate')(pair),
    ),
  };
}
