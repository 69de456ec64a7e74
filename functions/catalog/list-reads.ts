import { type AnswerBody, ok } from '../http/answer.ts';
import type { Operation } from '../http/call.ts';
import { invalidRequest } from '../http/problem.ts';
import { limits } from '../limits.ts';
import type { CountedDay } from '../model/read-count.ts';
import { noCursor, readCursor, writeCursor } from './cursor.ts';
import { type OpenPorts, openDatasets } from './open-datasets.ts';
import type { ReadCounts } from './read-counts.port.ts';

type Ports = OpenPorts & { readonly counts: Pick<ReadCounts, 'day' | 'recent'> };
type Item = AnswerBody<'listReads'>['items'][number];

/**
 * GET /v1/reads: how often each open dataset was read on a day, by title; the same for every caller. Of what anyone may read now: a dataset that was open when it was counted, and is not any more, is left
 * out as if it had never been. A day that was not counted has no `counted`.
 */
export function listReads(ports: Ports): Operation<'listReads'> {
  return async ({ query, now }) => {
    const offset = readCursor(query.cursor);
    if (offset === undefined) return invalidRequest([noCursor]);
    const counted = await countedDay(ports.counts, query.day);
    const items = await readsOf(ports, counted, now);
    const limit = query.limit ?? limits.defaultListItems;
    const next = offset + limit < items.length ? { next: writeCursor(offset + limit) } : {};
    const told = counted && { day: counted.day, at: counted.countedAt, unreadLines: counted.unreadLines };
    return ok({ ...(told ? { counted: told } : {}), items: items.slice(offset, offset + limit), total: items.length, ...next });
  };
}

async function countedDay(counts: Ports['counts'], asked: string | undefined): Promise<CountedDay | undefined> {
  const day = asked ?? (await counts.recent())?.until;
  return day === undefined ? undefined : counts.day(day);
}

async function readsOf(ports: Ports, counted: CountedDay | undefined, now: Date): Promise<Item[]> {
  const open = await openDatasets(ports, now);
  const counts = new Map(counted?.datasets.map((dataset) => [dataset.datasetId, dataset]));
  return open.flatMap(({ dataset: { datasetId, title, opdId } }) => {
    const count = counts.get(datasetId);
    return count ? [{ datasetId, title, opdId, pages: count.page, data: count.data }] : [];
  });
}
