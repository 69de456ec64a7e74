import type { IdentifierColumns, IdentifierKind } from '../model/subject-index.ts';
import type { Field } from '../standards/standard.ts';

/** The entries of one bucket, in the order of their bytes (model/subject-index.ts). */
export type Bucket = { readonly kind: IdentifierKind; readonly number: number; readonly entries: Uint8Array };

/** A delivery on this machine: its parts, and of which fields the numbers are indexed. */
export type DeliveredRows = {
  readonly parts: readonly { readonly path: string; readonly period: string }[];
  readonly fields: readonly Field[];
  readonly columns: IdentifierColumns;
  readonly bits: number;
};

export interface SubjectBlocks {
  /**
   * Writes the rows that name a subject to `target`, whose folder is its own, sorted by the subject's hash and cut into blocks, each compressed by itself
   * (zstd): a line a row (block-rows.ts). Gives the buckets that tell where each subject's rows are.
   */
  write(delivered: DeliveredRows, key: Uint8Array, target: string): Promise<Bucket[]>;
}
