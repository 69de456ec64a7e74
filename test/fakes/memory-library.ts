import type { LibraryStore } from '../../functions/standards/library/library.port.ts';
import { type LibraryStandard, libraryStandardSchema } from '../../functions/standards/library/library-standard.ts';

/** The library in memory; a cursor is the last id given. */
export function memoryLibrary(...seeds: LibraryStandard[]): LibraryStore {
  const kept = new Map<string, LibraryStandard>();
  const write = (standard: LibraryStandard) => void kept.set(standard.standardId, libraryStandardSchema.parse(structuredClone(standard)));
  for (const seed of seeds) write(seed);
  return {
    async get(standardId) {
      return structuredClone(kept.get(standardId));
    },
    async list(limit, cursor) {
      const ids = [...kept.keys()].sort().filter((id) => cursor === undefined || id > Buffer.from(cursor, 'base64url').toString('utf8'));
      const items = ids.slice(0, limit).flatMap((id) => {
        const standard = kept.get(id);
        if (!standard) return [];
        const { content: _content, updatedBy: _updatedBy, ...entry } = standard;
        return [entry];
      });
      const last = items.at(-1)?.standardId;
      return { items, ...(ids.length > limit && last ? { next: Buffer.from(last).toString('base64url') } : {}) };
    },
    async put(standard) {
      if ((kept.get(standard.standardId)?.n ?? 0) !== standard.n - 1) return 'stale';
      write(standard);
      return 'written';
    },
  };
}
