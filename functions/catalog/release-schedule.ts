import type { City } from '../../cities/city.ts';
import type { DatasetStore } from '../datasets/dataset.port.ts';
import { type AnswerBody, ok } from '../http/answer.ts';
import type { Operation } from '../http/call.ts';
import { isLate } from '../model/cadence.ts';
import { anonymous } from '../model/principal.ts';
import type { CatalogIndexStore } from './catalog-index.port.ts';
import { releaseCalendar } from './release-calendar.ts';
import { findDatasets, opdNames } from './search-datasets.ts';

type Ports = {
  readonly datasets: Pick<DatasetStore, 'hidden'>;
  readonly index: CatalogIndexStore;
  readonly city: City;
  readonly publicUrl: string;
};
type Release = AnswerBody<'getReleaseSchedule'>['items'][number];

/** GET /v1/release-schedule: when the next delivery of each dataset is due that anyone may see, the soonest first; as iCalendar where that is asked for. The same for every caller. */
export function getReleaseSchedule(ports: Ports): Operation<'getReleaseSchedule'> {
  return async ({ query, accept, now }) => {
    const items = await releases(ports, now);
    if (query.format !== 'ics' && !accept.includes('text/calendar')) return ok({ items }, { Vary: 'Accept' });
    const text = releaseCalendar(items, { publicUrl: ports.publicUrl, cityName: ports.city.name, now });
    return { status: 200, text, headers: { 'Content-Type': 'text/calendar; charset=utf-8', Vary: 'Accept' } };
  };
}

async function releases(ports: Ports, now: Date): Promise<Release[]> {
  const entries = await findDatasets(ports, { principal: anonymous, query: { sort: 'title' }, now });
  const names = opdNames(ports.city);
  const due = entries.flatMap(({ dataset }) => {
    const { datasetId, title, opdId, cadence, nextDue } = dataset;
    if (nextDue === undefined) return [];
    return [
      { datasetId, title, opdId, opdName: names.get(opdId) ?? opdId, cadence, dueAt: nextDue, isLate: isLate(dataset, now.toISOString()) },
    ];
  });
  return due.toSorted((one, other) => one.dueAt.localeCompare(other.dueAt));
}
