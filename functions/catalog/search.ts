import type { IndexEntry } from '../model/catalog-index.ts';

export type SearchSort = 'relevance' | 'title' | 'updated';

/** The words of a text: lower case, without accents, letters and digits only. */
export function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** How much weight a word has where it is found: a title says what a dataset is, a description mentions much. */
const weights = { title: 8, tags: 4, opd: 3, themes: 3, datasetId: 2, description: 1 } as const;
const placeNames = ['title', 'tags', 'opd', 'themes', 'datasetId', 'description'] as const;

/**
 * How well an entry fits the words: 0 when one of them is found nowhere (all words are needed), else the sum of weights.
 * A word also fits where it begins a longer one (`penduduk` finds `kependudukan` only by its own beginning, so not there).
 */
export function score(entry: IndexEntry, opdName: string, words: readonly string[]): number {
  const places: Record<keyof typeof weights, string[]> = {
    title: wordsOf(entry.dataset.title),
    tags: entry.about.tags.flatMap(wordsOf),
    opd: [...wordsOf(opdName), ...wordsOf(entry.dataset.opdId)],
    themes: entry.about.themes.flatMap(wordsOf),
    datasetId: wordsOf(entry.dataset.datasetId),
    description: wordsOf(entry.about.description),
  };
  let total = 0;
  for (const word of words) {
    const found = weightOf(places, word);
    if (found === 0) return 0;
    total += found;
  }
  return words.length === 0 ? 1 : total;
}

function weightOf(places: Readonly<Record<keyof typeof weights, string[]>>, word: string): number {
  return placeNames.reduce((sum, place) => sum + (places[place].some((text) => text.startsWith(word)) ? weights[place] : 0), 0);
}

/** Orders by the asked sort; ties by title, then id, so that paging never repeats or skips. */
export function order(found: readonly { entry: IndexEntry; score: number }[], sort: SearchSort): IndexEntry[] {
  const first = {
    relevance: (a: (typeof found)[number], b: (typeof found)[number]) => b.score - a.score,
    updated: (a: (typeof found)[number], b: (typeof found)[number]) => compare(b.entry.dataset.updatedAt, a.entry.dataset.updatedAt),
    title: () => 0,
  }[sort];
  return [...found]
    .sort(
      (a, b) =>
        first(a, b) ||
        compare(a.entry.dataset.title, b.entry.dataset.title) ||
        compare(a.entry.dataset.datasetId, b.entry.dataset.datasetId),
    )
    .map(({ entry }) => entry);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
