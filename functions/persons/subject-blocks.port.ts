import type { IdentifierColumns, IdentifierKind } from '../model/subject-index.ts';
import type { Field } from '../standards/standard.ts';

/** The entries of one bucket, in the order of their bytes (model/subject-index.ts). */
export type Bucket = { readonly kind: IdentifierKind; readonly number: number; readonly entries: Uint8Array };

/** A delivery on this machine: its parts, and of which fields the numbers are indexed. */
export type DeliveredRows = {
  readonly parts: readonly { readonly path: string; readonly period: string; readonly rows: number }[];
  readonly fields: readonly Field[];
  readonly columns: IdentifierColumns;
  readonly bits: number;
};

/** What numbers are hashed with: the person's key first, the index's own over that (model/person-hash.ts). */
export type IndexKeys = { readonly person: Uint8Array; readonly subject: Uint8Array };

export interface SubjectBlocks {
  /**
   * Writes the rows that name a subject to `target`, whose folder is its own, cut into blocks, each compressed by itself (zstd): a line a row
   * (block-rows.ts). Gives the buckets that tell where each subject's rows are.
   */
  write(delivered: DeliveredRows, keys: IndexKeys, target: string): Promise<Bucket[]>;
}
