import type { City } from '../../cities/city.ts';
import { decide } from '../access/decide.ts';
import type { DatasetStore } from '../datasets/dataset.port.ts';
import type { IndexEntry } from '../model/catalog-index.ts';
import { anonymous } from '../model/principal.ts';
import type { CatalogIndexStore } from './catalog-index.port.ts';
import { findDatasets } from './search-datasets.ts';

export type OpenPorts = { readonly datasets: Pick<DatasetStore, 'hidden'>; readonly index: CatalogIndexStore; readonly city: City };

/** What anyone may read now, by title: open, published, not held. Found as the search finds, so that what was tightened is gone at once. */
export async function openDatasets(ports: OpenPorts, now: Date): Promise<IndexEntry[]> {
  const seen = await findDatasets(ports, { principal: anonymous, query: { sort: 'title' }, now });
  return seen.filter(({ dataset }) => decide(anonymous, 'read', { kind: 'dataset', dataset }, now).effect === 'allow');
}
