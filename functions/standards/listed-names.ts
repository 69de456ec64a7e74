import { limits } from '../limits.ts';

/** Names of columns in a sentence, Bahasa Indonesia: the first few, and how many more there are. What is stored beside the sentence has them all. */
export function listedNames(names: readonly string[]): string {
  const more = names.length - limits.maxListedNames;
  const listed = names.slice(0, limits.maxListedNames).join(', ');
  return more > 0 ? `${listed}, dan ${more} lainnya` : listed;
}
