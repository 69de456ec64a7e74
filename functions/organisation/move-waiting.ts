import type { DatasetStore } from '../datasets/dataset.port.ts';
import type { AccessRequestStore, WaitingPlace } from '../grants/access-request.port.ts';
import { limits } from '../limits.ts';
import type { WaitingRequest } from '../model/access-request.ts';
import type { ReviewStore, UploadStore, WaitingReview, WaitingReviewPlace } from '../uploads/upload.port.ts';

export type MoveWaitingPorts = {
  readonly datasets: Pick<DatasetStore, 'get'>;
  readonly uploads: Pick<UploadStore, 'giveTo'>;
  readonly reviews: Pick<ReviewStore, 'listWaiting' | 'enqueue' | 'leave'>;
  readonly requests: Pick<AccessRequestStore, 'get' | 'listWaiting' | 'settle' | 'enqueue' | 'dequeue'>;
};

/** What waits on the lists of that OPD and is of datasets that others have by now goes onto theirs, before it leaves this one. */
export async function moveWaiting(ports: MoveWaitingPorts, opdId: string): Promise<void> {
  for (const waiting of await allReviews(ports, opdId)) {
    const to = await ownerOf(ports, waiting);
    if (to === undefined || to === opdId) continue;
    await ports.uploads.giveTo(to, waiting);
    await ports.reviews.enqueue({ ...waiting, opdId: to });
    await ports.reviews.leave(waiting);
  }
  for (const waiting of await allRequests(ports, opdId)) {
    const to = await ownerOf(ports, waiting);
    if (to !== undefined && to !== opdId) await moveRequest(ports, waiting, to);
  }
}

/** One that was decided meanwhile keeps its OPD: a list shows what its request says, and lets go of what is done. */
async function moveRequest({ requests }: MoveWaitingPorts, waiting: WaitingRequest, to: string): Promise<void> {
  const request = await requests.get(waiting.datasetId, waiting.requestId);
  if (request?.state === 'waiting' && request.opdId !== to)
    await requests.settle({ ...request, opdId: to, revision: request.revision + 1 });
  await requests.enqueue({ ...waiting, opdId: to });
  await requests.dequeue(waiting);
}

async function ownerOf({ datasets }: MoveWaitingPorts, { datasetId }: { readonly datasetId: string }): Promise<string | undefined> {
  return (await datasets.get(datasetId))?.opdId;
}

async function allReviews({ reviews }: MoveWaitingPorts, opdId: string): Promise<WaitingReview[]> {
  const all: WaitingReview[] = [];
  let after: WaitingReviewPlace | undefined;
  do {
    const page = await reviews.listWaiting(opdId, limits.maxListItems, after);
    all.push(...page.items);
    after = page.next;
  } while (after);
  return all;
}

async function allRequests({ requests }: MoveWaitingPorts, opdId: string): Promise<WaitingRequest[]> {
  const all: WaitingRequest[] = [];
  let after: WaitingPlace | undefined;
  do {
    const page = await requests.listWaiting(opdId, limits.maxListItems, after);
    all.push(...page.items);
    after = page.next;
  } while (after);
  return all;
}
