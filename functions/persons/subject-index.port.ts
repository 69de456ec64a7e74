import type { DeliverySubjects, IdentifierKind } from '../model/subject-index.ts';
import type { Bucket } from './subject-blocks.port.ts';

/** A bucket of a delivery's index. */
export type BucketAsked = { readonly subjects: DeliverySubjects; readonly kind: IdentifierKind; readonly number: number };

export interface SubjectIndexWriter {
  /** Writes the buckets, then how they are found. One that stands whole already is left as it is. Throws when any can't be written. */
  put(subjects: DeliverySubjects, buckets: readonly Bucket[]): Promise<void>;
}

export interface SubjectIndex {
  /** How the subjects of these deliveries are found, in their order; undefined for one that has no index. */
  describe(deliveries: readonly { readonly datasetId: string; readonly uploadId: string }[]): Promise<(DeliverySubjects | undefined)[]>;
  /** The entries of these buckets, in their order; none where a bucket is empty. */
  entries(asked: readonly BucketAsked[]): Promise<Uint8Array[]>;
}

/** Blocks of rows in the published bucket. */
export interface BlockReader {
  /** These bytes of an object's version. */
  read(key: string, versionId: string, place: { readonly offset: number; readonly bytes: number }): Promise<Uint8Array>;
}
