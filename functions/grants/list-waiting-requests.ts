import * as z from 'zod';
import { decide } from '../access/decide.ts';
import type { DatasetStore } from '../datasets/dataset.port.ts';
import type { AnswerBody } from '../http/answer.ts';
import type { Call, Operation } from '../http/call.ts';
import { allowedLog, denied } from '../http/denied.ts';
import { strangeCursor } from '../http/problem.ts';
import { limits } from '../limits.ts';
import { requestIdSchema, type WaitingRequest } from '../model/access-request.ts';
import { datasetIdSchema, opdIdSchema } from '../model/ids.ts';
import { isHeadOf, opdsOf } from '../model/principal.ts';
import type { AccessRequestStore, WaitingPlace } from './access-request.port.ts';
import type { GrantStore } from './grant.port.ts';
import { requestAnswer } from './request-answer.ts';
import { undoneOf } from './waiting-entry.ts';

type Ports = {
  readonly datasets: Pick<DatasetStore, 'get'>;
  readonly requests: AccessRequestStore;
  readonly grants: Pick<GrantStore, 'get'>;
};
type Item = AnswerBody<'listWaitingRequests'>['items'][number];
type Asked = Call<'listWaitingRequests'>;
/** An OPD's list, from its beginning or after an entry. */
type Place = { readonly opdId: string; readonly after?: WaitingPlace | undefined };

/**
 * GET /v1/access-requests: what waits for the caller as the head of an OPD, by OPD and dataset; nothing for anyone else. The request's own state is the truth.
 * A decision that a crash interrupted is there, too (`isUnfinished`); what is done is taken off when it is seen.
 */
export function listWaitingRequests(ports: Ports): Operation<'listWaitingRequests'> {
  return async (call) => {
    const decision = decide(call.principal, 'identify', { kind: 'city' }, call.now);
    if (decision.effect === 'deny') return denied(decision);
    const own = opdsOf(call.principal).filter((opdId) => isHeadOf(call.principal, opdId));
    const { cursor } = call.query;
    const from = cursor === undefined ? firstOf(own) : placeOf(cursor);
    if (cursor !== undefined && (!from || !own.includes(from.opdId))) return strangeCursor;
    const { items, next } = await page(ports, call, own, from);
    return { status: 200, body: { items, ...(next ? { next: cursorOf(next) } : {}) }, log: allowedLog(decision) };
  };
}

/** One OPD after another until the page is full. */
async function page(ports: Ports, call: Asked, own: readonly string[], from: Place | undefined) {
  const limit = call.query.limit ?? limits.defaultListItems;
  const items: Item[] = [];
  let place = from;
  while (place && items.length < limit) {
    const { opdId } = place;
    const listed = await ports.requests.listWaiting(opdId, limit - items.length, place.after);
    const described = await Promise.all(listed.items.map((waiting) => describe(ports, call, waiting)));
    items.push(...described.filter((item) => item !== undefined));
    place = listed.next ? { opdId, after: listed.next } : firstOf(own.filter((other) => other > opdId));
  }
  return { items, next: place };
}

function firstOf(opds: readonly string[]): Place | undefined {
  const [opdId] = opds.toSorted();
  return opdId === undefined ? undefined : { opdId };
}

/** Nothing for what is done; access is decided on the dataset, as for the decision itself. */
async function describe(ports: Ports, call: Asked, waiting: WaitingRequest): Promise<Item | undefined> {
  const [undone, dataset] = await Promise.all([undoneOf(ports, waiting, call.now), ports.datasets.get(waiting.datasetId)]);
  if (!undone || !dataset) return undefined;
  const decision = decide(call.principal, 'decide-access', { kind: 'dataset', dataset }, call.now);
  return decision.effect === 'deny' ? undefined : { ...requestAnswer(undone.request, undone.isUnfinished), title: dataset.title };
}

const cursorSchema = z.union([z.tuple([opdIdSchema]), z.tuple([opdIdSchema, datasetIdSchema, requestIdSchema])]);

function cursorOf({ opdId, after }: Place): string {
  const parts = after ? [opdId, after.datasetId, after.requestId] : [opdId];
  return Buffer.from(parts.join('#')).toString('base64url');
}

function placeOf(cursor: string): Place | undefined {
  const parts = cursorSchema.safeParse(Buffer.from(cursor, 'base64url').toString('utf8').split('#'));
  if (!parts.success) return undefined;
  const [opdId, datasetId, requestId] = parts.data;
  return datasetId === undefined || requestId === undefined ? { opdId } : { opdId, after: { datasetId, requestId } };
}
