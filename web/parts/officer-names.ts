import type { Officer } from './api-nouns.ts';

/** Whether a name is looked for by these words, each of them anywhere in it. */
export function fits(name: string, words: string): boolean {
  const text = name.toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** By name, as Indonesian sorts. */
export function inNameOrder(officers: readonly Officer[]): Officer[] {
  return officers.toSorted((one, other) => one.name.localeCompare(other.name, 'id'));
}
