import type { DeliverySubjects, IdentifierKind, IndexRun } from '../model/subject-index.ts';
import type { Bucket } from './subject-blocks.port.ts';

/** A bucket of a delivery's index. */
export type BucketAsked = { readonly subjects: DeliverySubjects; readonly kind: IdentifierKind; readonly number: number };

export interface SubjectIndexWriter {
  /** Notes a run, before anything of it is written: whatever becomes of it, its buckets and blocks can be found, and swept. Repeatable. */
  begin(run: IndexRun): Promise<void>;
  /**
   * Writes the buckets, then, in one step, how they are found: over `over`, or where nothing whole stands. `stale` where something else does: that stays, and what was
   * written is nobody's. Throws when any can't be written.
   */
  put(subjects: DeliverySubjects, buckets: readonly Bucket[], over?: DeliverySubjects): Promise<'written' | 'stale'>;
}

export interface SubjectIndex {
  /** How the subjects of these deliveries are found, in their order; undefined for one that has no index. */
  describe(deliveries: readonly { readonly datasetId: string; readonly uploadId: string }[]): Promise<(DeliverySubjects | undefined)[]>;
  /** The entries of these buckets, in their order; none where a bucket is empty. */
  entries(asked: readonly BucketAsked[]): Promise<Uint8Array[]>;
}

/** What was written of the index, and lets go of it. */
export interface IndexRuns {
  /** Every run of a dataset of which something may be left. */
  list(datasetId: string): Promise<IndexRun[]>;
  /** Says that a delivery has no index any more, unless another stands meanwhile. */
  withdraw(subjects: DeliverySubjects): Promise<void>;
  /** Removes all buckets of a run, then its note; gives how many items went. Repeatable. */
  forget(run: IndexRun): Promise<number>;
}

/** Blocks of rows in the published bucket. */
export interface BlockReader {
  /** These bytes of an object's version. */
  read(key: string, versionId: string, place: { readonly offset: number; readonly bytes: number }): Promise<Uint8Array>;
}
