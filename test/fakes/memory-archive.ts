import type { ArchiveStore } from '../../functions/records/archive-store.ts';

/** Objects that are written once, as the archive bucket keeps them. `objects` may be tampered with; `failAfter` puts (counted down) make the next one throw. */
export function memoryArchive(): ArchiveStore & { readonly objects: Map<string, string>; failAfter: number } {
  const objects = new Map<string, string>();
  return {
    objects,
    failAfter: Number.POSITIVE_INFINITY,
    async putOnce(key, text) {
      if (objects.has(key)) return 'exists';
      if (this.failAfter === 0) throw new Error('the archive can not be written');
      this.failAfter -= 1;
      objects.set(key, text);
      return 'written';
    },
    async get(key) {
      return objects.get(key);
    },
  };
}
