import * as z from 'zod';
import { decide } from '../access/decide.ts';
import type { AnswerBody } from '../http/answer.ts';
import type { Call, Operation } from '../http/call.ts';
import { allowedLog, denied } from '../http/denied.ts';
import { strangeCursor } from '../http/problem.ts';
import { limits } from '../limits.ts';
import { datasetIdSchema, opdIdSchema, uploadIdSchema } from '../model/ids.ts';
import { isKind, opdsOf, type Principal } from '../model/principal.ts';
import { withReasonsFrom } from './reasons-to-wait.ts';
import type { ReviewStore, WaitingReview, WaitingReviewPlace } from './upload.port.ts';
import { uploadAnswer } from './upload-answer.ts';
import type { WaitingFacts, WaitingFactsStore } from './waiting-facts.port.ts';

type Ports = { readonly reviews: Pick<ReviewStore, 'listWaiting'>; readonly waitingFacts: WaitingFactsStore };
type Asked = Call<'listReviews'>;
type Item = AnswerBody<'listReviews'>['items'][number];
/** An OPD's list, or the city's, from its beginning or after an entry. */
type Place = { readonly opdId: string | undefined; readonly after?: WaitingReviewPlace | undefined };

/**
 * Uploads that wait for the steward: all of the city's for the steward, their own OPDs' for operators, none for anyone else. It reads the caller's own lists and
 * no other, and a cursor that leads elsewhere is refused: what others have waiting shows in neither pages nor time (access.md, "No oracle").
 */
export function listReviews(ports: Ports): Operation<'listReviews'> {
  return async (call) => {
    const decision = decide(call.principal, 'identify', { kind: 'city' }, call.now);
    if (decision.effect === 'deny') return denied(decision);
    const own = listsOf(call.principal);
    const { cursor } = call.query;
    const from = cursor === undefined ? own[0] : placeOf(cursor);
    if (cursor !== undefined && !own.some(({ opdId }) => from && opdId === from.opdId)) return strangeCursor;
    const { items, next } = await page(ports, call, own, from);
    return { status: 200, body: { items, ...(next ? { next: cursorOf(next) } : {}) }, log: allowedLog(decision) };
  };
}

/** The lists that the caller may read, in the order in which they are shown. */
function listsOf(principal: Principal): readonly Place[] {
  if (isKind(principal, 'steward')) return [{ opdId: undefined }];
  return opdsOf(principal)
    .toSorted()
    .map((opdId) => ({ opdId }));
}

/** One list after another until the page is full. */
async function page(ports: Ports, call: Asked, own: readonly Place[], from: Place | undefined) {
  const limit = call.query.limit ?? limits.defaultListItems;
  const items: Item[] = [];
  let place = from;
  while (place && items.length < limit) {
    const { opdId } = place;
    const listed = await ports.reviews.listWaiting(opdId, limit - items.length, place.after);
    const facts = await ports.waitingFacts.load(listed.items);
    items.push(...listed.items.flatMap((waiting, n) => describe(waiting, facts[n], call)));
    place = listed.next ? { opdId, after: listed.next } : own[own.findIndex((list) => list.opdId === opdId) + 1];
  }
  return { items, next: place };
}

/** Nothing for an upload that waits no more: its own state is the truth. Access is decided on the dataset, as for the upload itself. */
function describe({ opdId, since }: WaitingReview, facts: WaitingFacts | undefined, call: Asked): Item[] {
  if (!facts) return [];
  const { dataset, upload } = facts;
  if (decide(call.principal, 'list-uploads', { kind: 'dataset', dataset }, call.now).effect === 'deny') return [];
  const answer = uploadAnswer(withReasonsFrom(dataset, upload, facts), call);
  return [{ ...answer, opdId, title: dataset.title, access: dataset.access, priority: dataset.priority, since }];
}

const cursorSchema = z.union([
  z.tuple([opdIdSchema.or(z.literal(''))]),
  z.tuple([opdIdSchema.or(z.literal('')), datasetIdSchema, uploadIdSchema]),
]);

function cursorOf({ opdId = '', after }: Place): string {
  const parts = after ? [opdId, after.datasetId, after.uploadId] : [opdId];
  return Buffer.from(parts.join('#')).toString('base64url');
}

function placeOf(cursor: string): Place | undefined {
  const parts = cursorSchema.safeParse(Buffer.from(cursor, 'base64url').toString('utf8').split('#'));
  if (!parts.success) return undefined;
  const [list, datasetId, uploadId] = parts.data;
  const opdId = list === '' ? undefined : list;
  return datasetId === undefined || uploadId === undefined ? { opdId } : { opdId, after: { datasetId, uploadId } };
}
