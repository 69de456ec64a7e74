import type { Upload, UploadState } from './upload.ts';

export interface UploadStore {
  get(datasetId: string, uploadId: string): Promise<Upload | undefined>;
  /** Newest first, a page at a time; of uploads with very many parts these may be left out. */
  list(datasetId: string, limit: number, cursor?: string): Promise<{ items: Upload[]; next?: string }>;
  create(upload: Upload): Promise<'created' | 'exists'>;
  /** Replaces the item if its stored state is one of `from`, and the condition holds. */
  move(upload: Upload, from: readonly UploadState[], condition?: MoveCondition): Promise<'moved' | 'stale'>;
}

/** No steward's approval stands in the item; or it holds so many answers, neither more nor fewer. */
export type MoveCondition = 'unlessApproved' | { readonly answers: number };

/** `DATASET#<id>` / `REVIEW#<ulid>`: the steward's decision. */
export type Review = {
  readonly datasetId: string;
  readonly uploadId: string;
  readonly reviewId: string;
  readonly decision: 'approve' | 'return';
  readonly reasons: readonly string[];
  readonly by: string;
  readonly at: string;
};

/** `REVIEWS` / `<datasetId>#<uploadId>`: an upload that waits for the steward. Its upload's own state is the truth; this only finds it. */
export type WaitingReview = {
  readonly datasetId: string;
  readonly uploadId: string;
  readonly opdId: string;
  readonly since: string;
};

export interface ReviewStore {
  /** Writes the decision on absence of its id; one that is there stays. */
  create(review: Review): Promise<void>;
  /** Puts an upload on the list of those that wait, before its state says so. Repeatable. */
  enqueue(waiting: WaitingReview): Promise<void>;
  /** Takes it off the list, after its state says so. Repeatable. */
  dequeue(datasetId: string, uploadId: string): Promise<void>;
  /** Those that wait, city-wide, a page at a time in the order of their keys. */
  listWaiting(limit: number, cursor?: string): Promise<{ items: WaitingReview[]; next?: string }>;
}
