import type { Review, ReviewStore, WaitingReview } from '../../functions/uploads/upload-store.ts';

/** Reviews and the steward's list in memory. The cursor is the last key of the page before. */
export function memoryReviews(): ReviewStore & { readonly reviews: Map<string, Review>; readonly waiting: Map<string, WaitingReview> } {
  const reviews = new Map<string, Review>();
  const waiting = new Map<string, WaitingReview>();
  return {
    reviews,
    waiting,
    async create(review) {
      const key = `${review.datasetId}#${review.reviewId}`;
      if (!reviews.has(key)) reviews.set(key, structuredClone(review));
    },
    async enqueue(item) {
      waiting.set(`${item.datasetId}#${item.uploadId}`, structuredClone(item));
    },
    async dequeue(datasetId, uploadId) {
      waiting.delete(`${datasetId}#${uploadId}`);
    },
    async listWaiting(limit, cursor) {
      const keys = [...waiting.keys()].sort().filter((key) => cursor === undefined || key > cursor);
      const page = keys.slice(0, limit);
      const items = page.flatMap((key) => waiting.get(key) ?? []);
      const last = page.at(-1);
      return { items: structuredClone(items), ...(keys.length > limit && last !== undefined ? { next: last } : {}) };
    },
  };
}
