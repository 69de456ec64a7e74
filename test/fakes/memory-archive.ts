import type { ArchiveStore } from '../../functions/records/archive.port.ts';

type MemoryArchive = ArchiveStore & { readonly objects: Map<string, string>; readonly hidden: Set<string>; failAfter: number };

/**
 * Objects that are written once, as the archive bucket keeps them. `objects` may be tampered with; a key in `hidden` has a delete marker as its newest version;
 * `failAfter` puts (counted down) make the next one throw.
 */
export function memoryArchive(): MemoryArchive {
  const objects = new Map<string, string>();
  const hidden = new Set<string>();
  return {
    objects,
    hidden,
    failAfter: Number.POSITIVE_INFINITY,
    async putOnce(key, text) {
      if (objects.has(key) && !hidden.has(key)) return 'exists';
      if (this.failAfter === 0) throw new Error('the archive can not be written');
      this.failAfter -= 1;
      objects.set(key, text);
      hidden.delete(key);
      return 'written';
    },
    async get(key) {
      if (hidden.has(key)) return 'hidden';
      const text = objects.get(key);
      return text === undefined ? 'none' : { text };
    },
  };
}
