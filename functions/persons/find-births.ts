import { limits } from '../limits.ts';
import { type BirthIndex, expectedWindow, personsIn, recordBytes } from '../model/birth-index.ts';
import type { BlockReader } from './subject-index.port.ts';

/** The persons (keyed hashes) of that birth hash in one delivery, each once; no more than are compared by name, and one. */
export async function findBirths(blocks: BlockReader, { object, records }: BirthIndex, hash: string): Promise<string[]> {
  let { from, until } = expectedWindow(hash, records);
  for (;;) {
    const bytes = await blocks.read(object.key, object.versionId, { offset: from * recordBytes, bytes: (until - from) * recordBytes });
    const { persons, before, behind } = personsIn(bytes, hash);
    const isWhole = !(before && from > 0) && !(behind && until < records);
    if (isWhole || persons.length > limits.maxSearchCandidates) return [...new Set(persons)].slice(0, limits.maxSearchCandidates + 1);
    const more = until - from;
    [from, until] = [Math.max(0, from - more), Math.min(records, until + more)];
  }
}
