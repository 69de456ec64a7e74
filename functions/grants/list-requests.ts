import type { DatasetStore } from '../datasets/dataset.port.ts';
import { onDataset } from '../datasets/on-dataset.ts';
import { ok } from '../http/answer.ts';
import type { Operation } from '../http/call.ts';
import { strangeCursor } from '../http/problem.ts';
import { limits } from '../limits.ts';
import { requestIdSchema } from '../model/access-request.ts';
import type { AccessRequestStore } from './access-request.port.ts';
import type { GrantStore } from './grant.port.ts';
import { requestAnswer } from './request-answer.ts';
import { visibleInstitutions } from './visible-institutions.ts';
import { type Undone, undoneOf, withGrants } from './waiting-entry.ts';

type Ports = {
  readonly datasets: Pick<DatasetStore, 'get'>;
  readonly requests: AccessRequestStore;
  readonly grants: Pick<GrantStore, 'get'>;
};
type Asked = {
  readonly datasetId: string;
  readonly opdId: string;
  readonly shown: readonly string[] | undefined;
  readonly limit: number;
  readonly cursor: string | undefined;
  readonly now: Date;
};
type Found = { readonly items: readonly Undone[]; readonly next?: string };

/**
 * GET …/access-requests: newest first; all for the head of the owning OPD, their own institutions' for members. The cursor is the last id of the page before.
 * With `undone=true` those alone that wait for the head: undecided ones, and decisions that a crash interrupted (`isUnfinished`).
 */
export function listRequests(ports: Ports): Operation<'listRequests'> {
  return (call) =>
    onDataset(ports.datasets, call, 'list-requests', async ({ datasetId, opdId }) => {
      const { cursor, limit = limits.defaultListItems, undone } = call.query;
      if (cursor !== undefined && !requestIdSchema.safeParse(cursor).success) return strangeCursor;
      const asked = { datasetId, opdId, shown: visibleInstitutions(call.principal, opdId), limit, cursor, now: call.now };
      const { items, next } = undone ? await undoneOn(ports, asked) : await allOn(ports, asked);
      return ok({
        items: items.map(({ request, isUnfinished }) => requestAnswer(request, isUnfinished)),
        ...(next === undefined ? {} : { next }),
      });
    });
}

async function allOn({ requests, grants }: Ports, { datasetId, limit, cursor, shown }: Asked): Promise<Found> {
  const { items, next } = await requests.list(datasetId, limit, cursor, shown);
  return { items: await withGrants(grants, items), ...(next === undefined ? {} : { next }) };
}

/** One waits an institution, so that a dataset's part of the head's list is short. */
async function undoneOn(ports: Ports, { opdId, datasetId, limit, cursor, shown, now }: Asked): Promise<Found> {
  const listed = (await ports.requests.waitingOn(opdId, datasetId))
    .filter(({ institution }) => shown?.includes(institution) ?? true)
    .filter(({ requestId }) => cursor === undefined || requestId < cursor)
    .toReversed();
  const page = listed.slice(0, limit);
  const items = await Promise.all(page.map((entry) => undoneOf(ports, entry, now)));
  const last = page.at(-1);
  return { items: items.filter((item) => item !== undefined), ...(listed.length > limit && last ? { next: last.requestId } : {}) };
}
