import { findDatasets } from '../catalog/search-datasets.ts';
import { isPublic } from '../model/access-level.ts';
import { isLate } from '../model/cadence.ts';
import type { IndexEntry } from '../model/catalog-index.ts';
import { anonymous } from '../model/principal.ts';
import type { Counts } from '../model/public-counts.ts';
import type { PortalPorts } from './ports.ts';

type Ports = Pick<PortalPorts, 'datasets' | 'index' | 'city'>;

/** Datasets that anyone may see, by title; of one OPD or all. */
export function seenDatasets(ports: Ports, now: Date, opd?: string): Promise<IndexEntry[]> {
  return findDatasets(ports, { principal: anonymous, query: { sort: 'title', opd }, now });
}

/** Their numbers; `now` says what is late. */
export function countsOf(entries: readonly IndexEntry[], now: Date): Counts {
  const datasets = entries.map(({ dataset }) => dataset);
  return {
    datasets: datasets.length,
    open: datasets.filter(isPublic).length,
    rows: datasets.reduce((sum, { current }) => sum + (current?.rows ?? 0), 0),
    late: datasets.filter((dataset) => isLate(dataset, now.toISOString())).length,
    lastDeliveryAt: latest(datasets.map(({ lastDeliveryAt }) => lastDeliveryAt)),
    lastPublishedAt: latest(datasets.map(({ current }) => current?.publishedAt)),
  };
}

function latest(moments: readonly (string | undefined)[]): string | undefined {
  return moments
    .filter((moment) => moment !== undefined)
    .toSorted()
    .at(-1);
}
