import type { CatalogIndex } from '../model/catalog-index.ts';

export interface CatalogIndexStore {
  /** The newest index; empty before the first one is built. */
  read(): Promise<CatalogIndex>;
  /** The ETag of the index that stands; undefined before the first one is built. */
  etag(): Promise<string | undefined>;
  /** Writes the index if the one with that ETag still stands (none, where it is undefined). */
  replace(index: CatalogIndex, etag: string | undefined): Promise<'written' | 'stale'>;
}
