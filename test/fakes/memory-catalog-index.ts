import type { CatalogIndexStore } from '../../functions/catalog/catalog-index.port.ts';
import { type CatalogIndex, catalogIndexSchema, emptyIndex } from '../../functions/model/catalog-index.ts';

/** The search index in memory. */
export function memoryCatalogIndex(start: CatalogIndex = emptyIndex): CatalogIndexStore {
  let index = start;
  let writes = 0;
  const etagNow = () => (writes === 0 ? undefined : `"${writes}"`);
  return {
    async read() {
      return structuredClone(index);
    },
    async etag() {
      return etagNow();
    },
    async replace(next, etag) {
      if (etag !== etagNow()) return 'stale';
      index = catalogIndexSchema.parse(structuredClone(next));
      writes += 1;
      return 'written';
    },
  };
}
