import type { Upload, UploadState } from '../model/upload.ts';

export interface UploadStore {
  get(datasetId: string, uploadId: string): Promise<Upload | undefined>;
  /** Which dataset an upload was created for; undefined for one that was created before this was kept. */
  datasetOf(uploadId: string): Promise<string | undefined>;
  /** Newest first, a page at a time; of uploads with very many parts these may be left out. */
  list(datasetId: string, limit: number, cursor?: string): Promise<{ items: Upload[]; next?: string }>;
  create(upload: Upload): Promise<'created' | 'exists'>;
  /** Replaces the item if its stored state is one of `from`, and the condition holds. */
  move(upload: Upload, from: readonly UploadState[], condition?: MoveCondition): Promise<'moved' | 'stale'>;
  /** Says of an upload that is there which OPD's it is, and nothing else of it. */
  giveTo(opdId: string, upload: Pick<Upload, 'datasetId' | 'uploadId'>): Promise<void>;
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

/** `REVIEWS` and `REVIEWS#<opdId>` / `<datasetId>#<uploadId>`: an upload that waits for the steward. Its upload's own state is the truth; these only find it. */
export type WaitingReview = {
  readonly datasetId: string;
  readonly uploadId: string;
  readonly opdId: string;
  readonly since: string;
};

/** Where a page of the list ended. */
export type WaitingReviewPlace = Pick<WaitingReview, 'datasetId' | 'uploadId'>;

export interface ReviewStore {
  /** Writes the decision on absence of its id; one that is there stays. */
  create(review: Review): Promise<void>;
  /** Puts an upload on the city's and its OPD's list of those that wait, before its state says so. Repeatable. */
  enqueue(waiting: WaitingReview): Promise<void>;
  /** Takes it off both, after its state says so. Repeatable. */
  dequeue(waiting: WaitingReviewPlace & Pick<WaitingReview, 'opdId'>): Promise<void>;
  /** Takes it off its OPD's list, after it was put on another's; the city's stays. Repeatable. */
  leave(waiting: WaitingReviewPlace & Pick<WaitingReview, 'opdId'>): Promise<void>;
  /**
   * Those of an OPD that wait, or of the whole city where none is named: a page at a time by dataset and upload, from the beginning or after a place. It reads
   * that list alone, so neither its time nor its pages tell of others'.
   */
  listWaiting(
    opdId: string | undefined,
    limit: number,
    after?: WaitingReviewPlace,
  ): Promise<{ readonly items: WaitingReview[]; readonly next?: WaitingReviewPlace }>;
}
