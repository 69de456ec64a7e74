import type { IndexEntry } from '../model/catalog-index.ts';
import { fields } from '../model/metadata/names.ts';
import { metadataOf, textsIn } from '../model/metadata/values.ts';

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

/** How much weight a word has where it is found beside the metadata, each field of which has its own (`model/metadata`). */
const opdWeight = 3;
const datasetIdWeight = 2;
type Place = { readonly weight: number; readonly words: readonly string[] };

/**
 * How well an entry fits the words: 0 when one of them is found nowhere (all words are needed), else the sum of weights.
 * A word also fits where it begins a longer one (`penduduk` finds `kependudukan` only by its own beginning, so not there).
 */
export function score(entry: IndexEntry, opdName: string, words: readonly string[]): number {
  const places = placesOf(entry, opdName);
  let total = 0;
  for (const word of words) {
    const found = weightOf(places, word);
    if (found === 0) return 0;
    total += found;
  }
  return words.length === 0 ? 1 : total;
}

function placesOf(entry: IndexEntry, opdName: string): Place[] {
  const metadata = metadataOf(entry);
  const { datasetId, opdId } = entry.dataset;
  return [
    ...fields.map(({ name, field }) => ({ weight: field.found.weight, words: textsIn(metadata[name]).flatMap(wordsOf) })),
    { weight: opdWeight, words: [...wordsOf(opdName), ...wordsOf(opdId)] },
    { weight: datasetIdWeight, words: wordsOf(datasetId) },
  ];
}

function weightOf(places: readonly Place[], word: string): number {
  return places.reduce((sum, { weight, words }) => sum + (words.some((text) => text.startsWith(word)) ? weight : 0), 0);
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
