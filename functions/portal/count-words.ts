import type { IndexEntry } from '../model/catalog-index.ts';

/** How many datasets have each word. */
export function countWords(
  found: readonly IndexEntry[],
  wordsOf: (entry: IndexEntry) => readonly string[],
): { readonly word: string; readonly count: number }[] {
  const counts = new Map<string, number>();
  for (const word of found.flatMap(wordsOf)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].map(([word, count]) => ({ word, count }));
}

/** The most common first, equally common ones by what they are called. */
export function commonest<T extends { readonly label: string; readonly count: number }>(counted: readonly T[]): T[] {
  return counted.toSorted((one, other) => other.count - one.count || one.label.localeCompare(other.label, 'id'));
}
