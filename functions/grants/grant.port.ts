import type { Grant } from '../model/grant.ts';

export type GrantPage = { readonly items: Grant[]; readonly next?: string };

/** Where grants are kept: one an institution and dataset. Nothing is deleted: both sides go on seeing what was. */
export interface GrantStore {
  get(datasetId: string, institution: string): Promise<Grant | undefined>;
  /** A dataset's grants by institution; the cursor is the last one given. */
  list(datasetId: string, limit: number, cursor?: string): Promise<GrantPage>;
  /** Writes where there is none, or one that was granted before this one and not revoked after it: a decision that is finished late takes nothing back. */
  put(grant: Grant): Promise<'written' | 'older'>;
  /** Writes over `standing`, where that still stands as it was read and is not revoked. */
  replace(grant: Grant, standing: Grant): Promise<'written' | 'stale'>;
}
