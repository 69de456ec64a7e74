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

/** The minutes with that writing in the place of the one of its number, or at their end; one revision on. */
export function withWriting(minutes: Minutes, writing: Writing): Minutes {
  const others = minutes.writings.filter(({ n }) => n !== writing.n);
  const writings = [...others, writing].toSorted((one, other) => one.n - other.n);
  return { ...minutes, writings, revision: minutes.revision + 1 };
}
