import type { Upload, UploadState } from './upload.ts';

export interface UploadStore {
  get(datasetId: string, uploadId: string): Promise<Upload | undefined>;
  /** Newest first, a page at a time. */
  list(datasetId: string, limit: number, cursor?: string): Promise<{ items: Upload[]; next?: string }>;
  create(upload: Upload): Promise<'created' | 'exists'>;
  /** Replaces the item if its stored state is one of `from`. */
  move(upload: Upload, from: readonly UploadState[]): Promise<'moved' | 'stale'>;
}

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

export interface ReviewStore {
  create(review: Review): Promise<void>;
}
