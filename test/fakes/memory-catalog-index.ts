import { type CatalogIndex, type CatalogIndexStore, catalogIndexSchema, emptyIndex } from '../../functions/catalog/catalog-index.ts';

/** The search index in memory. */
export function memoryCatalogIndex(start: CatalogIndex = emptyIndex): CatalogIndexStore {
  let index = start;
  return {
    async read() {
      return structuredClone(index);
    },
    async write(next) {
      index = catalogIndexSchema.parse(structuredClone(next));
    },
  };
}
