import type { Minutes, Writing } from '../model/minutes.ts';
import { stands } from '../model/minutes-words.ts';

/** The one that counts. */
export function standingOf({ writings }: Pick<Minutes, 'writings'>): Writing | undefined {
  return writings.find(({ state }) => stands(state));
}

export function draftOf({ writings }: Pick<Minutes, 'writings'>): Writing | undefined {
  return writings.find(({ state }) => state === 'draft');
}

export function writingOf({ writings }: Pick<Minutes, 'writings'>, n: number | undefined): Writing | undefined {
  return n === undefined ? undefined : writings.find((writing) => writing.n === n);
}

/**
 * How often what overseers read was changed: they read no draft, and are not to learn by the revision that somebody works on one. Like that, it grows with each change
 * that they can see: one that is final, its main paper signed, replaced, revoked.
 */
export function revisionOfFinal(writings: readonly Writing[]): number {
  return writings.filter(({ state }) => state !== 'draft').reduce((sum, writing) => sum + changesOfFinal(writing), 0);
}

function changesOfFinal({ signed = [], replacedBy, revoked }: Writing): number {
  const signedMain = signed.filter(({ paper }) => paper === 'main').length;
  return 1 + signedMain + Number(replacedBy !== undefined) + Number(revoked !== undefined);
}

/** The minutes with that writing in the place of the one of its number, or at their end; one revision on. */
export function withWriting(minutes: Minutes, writing: Writing): Minutes {
  const others = minutes.writings.filter(({ n }) => n !== writing.n);
  const writings = [...others, writing].toSorted((one, other) => one.n - other.n);
  return { ...minutes, writings, revision: minutes.revision + 1 };
}
