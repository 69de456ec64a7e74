import type { Review, ReviewStore, WaitingReview, WaitingReviewPlace } from '../../functions/uploads/upload.port.ts';

/** Reviews and the lists of what waits, in memory. */
export function memoryReviews(): ReviewStore & { readonly reviews: Map<string, Review>; readonly waiting: Map<string, WaitingReview> } {
  const reviews = new Map<string, Review>();
  const waiting = new Map<string, WaitingReview>();
  /** Each OPD's own list, as the table has it beside the city's. */
  const ofOpds = new Map<string, WaitingReview>();
  return {
    reviews,
    waiting,
    async create(review) {
      const key = `${review.datasetId}#${review.reviewId}`;
      if (!reviews.has(key)) reviews.set(key, structuredClone(review));
    },
    async enqueue(item) {
      waiting.set(keyOf(item), structuredClone(item));
      ofOpds.set(`${item.opdId}/${keyOf(item)}`, structuredClone(item));
    },
    async dequeue(item) {
      waiting.delete(keyOf(item));
      ofOpds.delete(`${item.opdId}/${keyOf(item)}`);
    },
    async leave(item) {
      ofOpds.delete(`${item.opdId}/${keyOf(item)}`);
    },
    async listWaiting(opdId, limit, after) {
      const from = after && keyOf(after);
      const listed = [...(opdId === undefined ? waiting : ofOpds).values()]
        .filter((item) => opdId === undefined || item.opdId === opdId)
        .filter((item) => from === undefined || keyOf(item) > from)
        .toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
      const items = listed.slice(0, limit);
      const last = items.at(-1);
      return {
        items: structuredClone(items),
        ...(listed.length > limit && last ? { next: { datasetId: last.datasetId, uploadId: last.uploadId } } : {}),
      };
    },
  };
}

function keyOf({ datasetId, uploadId }: WaitingReviewPlace): string {
  return `${datasetId}#${uploadId}`;
}
