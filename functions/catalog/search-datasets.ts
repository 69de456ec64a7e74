import type { City } from '../../cities/city.ts';
import { decide } from '../access/decide.ts';
import type { DatasetStore } from '../datasets/dataset.port.ts';
import { ok } from '../http/answer.ts';
import type { Call, Operation } from '../http/call.ts';
import { invalidRequest } from '../http/problem.ts';
import { limits } from '../limits.ts';
import type { IndexEntry } from '../model/catalog-index.ts';
import { facets } from '../model/metadata/names.ts';
import { listedOf, metadataOf, textsIn } from '../model/metadata/values.ts';
import { bodyOf } from '../model/organisation.ts';
import type { CatalogIndexStore } from './catalog-index.port.ts';
import { noCursor, readCursor, writeCursor } from './cursor.ts';
import { order, score, wordsOf } from './search.ts';

type Ports = { readonly datasets: Pick<DatasetStore, 'hidden'>; readonly index: CatalogIndexStore; readonly city: City };

/**
 * GET /v1/datasets: what the caller may see, found by words and facets, a page at a time. Counts are of what they may see, too.
 * `{ items, total, next? }`; an item is a dataset's headline.
 */
export function searchDatasets(ports: Ports): Operation<'searchDatasets'> {
  return async (call) => {
    const offset = readCursor(call.query.cursor);
    if (offset === undefined) return invalidRequest([noCursor]);
    const found = await findDatasets(ports, call);
    const limit = call.query.limit ?? limits.defaultListItems;
    const items = found.slice(offset, offset + limit).map((entry) => headline(entry, opdNames(ports.city)));
    const next = offset + limit < found.length ? { next: writeCursor(offset + limit) } : {};
    return { ...ok({ items, total: found.length, ...next }), log: { found: found.length } };
  };
}

/**
 * All that fit, in order: hidden ids subtracted, each entry decided for this caller. The hidden ids are read before the index, since an id comes out
 * only after the index that shows its change is written: read the other way round, an old index could meet a list without it.
 */
export async function findDatasets(ports: Ports, call: Pick<Call<'searchDatasets'>, 'principal' | 'query' | 'now'>): Promise<IndexEntry[]> {
  const hidden = await ports.datasets.hidden();
  const index = await ports.index.read();
  const names = opdNames(ports.city);
  const words = wordsOf(call.query.q ?? '');
  const owners = call.query.opd ? bodyOf(ports.city.opds, call.query.opd) : undefined;
  const found = index.entries
    .filter(({ dataset }) => !hidden.has(dataset.datasetId))
    .filter(({ dataset }) => decide(call.principal, 'see', { kind: 'dataset', dataset }, call.now).effect === 'allow')
    .filter(({ dataset }) => !owners || owners.includes(dataset.opdId))
    .filter(({ dataset }) => !call.query.access || dataset.access === call.query.access)
    // Every published version can be had in every form.
    .filter(({ dataset }) => !call.query.format || dataset.current !== undefined)
    .filter((entry) => fitsFacets(entry, call.query))
    .map((entry) => ({ entry, score: score(entry, names.get(entry.dataset.opdId) ?? '', words) }))
    .filter((hit) => hit.score > 0);
  return order(found, call.query.sort ?? (words.length > 0 ? 'relevance' : 'updated'));
}

function fitsFacets(entry: IndexEntry, query: Call<'searchDatasets'>['query']): boolean {
  const metadata = metadataOf(entry);
  return facets.every(({ name, facet }) => !query[facet] || textsIn(metadata[name]).includes(query[facet]));
}

export function opdNames(city: City): ReadonlyMap<string, string> {
  return new Map(city.opds.map((opd) => [opd.id, opd.name]));
}

/** What a list shows of a dataset. */
export function headline({ dataset, about }: IndexEntry, names: ReadonlyMap<string, string>) {
  return {
    datasetId: dataset.datasetId,
    ...listedOf(metadataOf({ dataset, about })),
    opdId: dataset.opdId,
    opdName: names.get(dataset.opdId) ?? dataset.opdId,
    access: dataset.access,
    ...(dataset.sharing ? { sharing: dataset.sharing } : {}),
    state: dataset.state,
    ...(dataset.current ? { currentVersion: dataset.current.n, rows: dataset.current.rows } : {}),
    ...(dataset.current?.leftOut === undefined ? {} : { leftOut: dataset.current.leftOut }),
    ...(dataset.lastDeliveryAt ? { lastDeliveryAt: dataset.lastDeliveryAt } : {}),
    ...(dataset.nextDue ? { nextDue: dataset.nextDue } : {}),
    updatedAt: dataset.updatedAt,
  };
}
