import { decide } from '../access/decide.ts';
import { allowedLog, denied } from '../access/denied.ts';
import type { DatasetStore } from '../datasets/dataset-store.ts';
import type { Call, Operation } from '../http/call.ts';
import { isKind, opdsOf, type Principal } from '../identity/principal.ts';
import { limits } from '../limits.ts';
import { type ReasonPorts, withFreshReasons } from './reasons-to-wait.ts';
import { uploadAnswer } from './upload-answer.ts';
import type { ReviewStore, UploadStore, WaitingReview } from './upload-store.ts';

type Ports = ReasonPorts & {
  readonly datasets: Pick<DatasetStore, 'get' | 'getAbout'>;
  readonly uploads: UploadStore;
  readonly reviews: ReviewStore;
};

/** Uploads that wait for the steward: all of the city's for the steward, their own OPD's for operators, none for anyone else. */
export function listReviews(ports: Ports): Operation<'listReviews'> {
  return async (call) => {
    const decision = decide(call.principal, 'identify', { kind: 'city' }, call.now);
    if (decision.effect === 'deny') return denied(decision);
    const mine = isMine(call.principal);
    const items: Record<string, unknown>[] = [];
    const limit = call.query.limit ?? limits.defaultListItems;
    let cursor = call.query.cursor;
    do {
      const page = await ports.reviews.listWaiting(limit - items.length, cursor);
      const shown = await Promise.all(page.items.filter(mine).map((waiting) => describe(ports, waiting, call)));
      items.push(...shown.filter((item) => item !== undefined));
      cursor = page.next;
    } while (cursor !== undefined && items.length < limit);
    return { status: 200, body: { items, ...(cursor === undefined ? {} : { next: cursor }) }, log: allowedLog(decision) };
  };
}

function isMine(principal: Principal): (waiting: WaitingReview) => boolean {
  if (isKind(principal, 'steward')) return () => true;
  const own = new Set(opdsOf(principal));
  return (waiting) => own.has(waiting.opdId);
}

/** The upload's own state is the truth; what the list still holds of others is passed over. */
async function describe(ports: Ports, waiting: WaitingReview, call: Call<'listReviews'>): Promise<Record<string, unknown> | undefined> {
  const { datasetId, uploadId, opdId, since } = waiting;
  const [upload, dataset] = await Promise.all([ports.uploads.get(datasetId, uploadId), ports.datasets.get(datasetId)]);
  if (upload?.state !== 'in-review' || !dataset) return undefined;
  const fresh = await withFreshReasons(ports, dataset, upload);
  return { ...uploadAnswer(fresh, call), opdId, title: dataset.title, access: dataset.access, priority: dataset.priority, since };
}
