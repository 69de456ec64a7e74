import type { City } from '../../cities/city.ts';
import type { DatasetStore } from '../datasets/dataset.port.ts';
import { ok } from '../http/answer.ts';
import type { Call, Operation } from '../http/call.ts';
import { masterDataTag } from '../messages/reference-code.ts';
import type { IndexEntry } from '../model/catalog-index.ts';
import type { CatalogIndexStore } from './catalog-index.port.ts';
import { findDatasets, headline, opdNames } from './search-datasets.ts';

type Ports = { readonly datasets: Pick<DatasetStore, 'hidden'>; readonly index: CatalogIndexStore; readonly city: City };

/** GET /v1/master-data: datasets that are called *data induk* by a keyword of theirs, those that the caller may see (Perpres 39/2019, data induk; levels apply). */
export function listMasterData(ports: Ports): Operation<'listMasterData'> {
  return async (call) => {
    const found = await masterData(ports, call);
    return ok({ items: found.map((entry) => headline(entry, opdNames(ports.city))) });
  };
}

export async function masterData(
  ports: Ports,
  { principal, now }: Pick<Call<'listMasterData'>, 'principal' | 'now'>,
): Promise<IndexEntry[]> {
  const found = await findDatasets(ports, { principal, now, query: { sort: 'title' } });
  return found.filter(({ about }) => (about.tags ?? []).some((tag) => tag.toLowerCase() === masterDataTag));
}
