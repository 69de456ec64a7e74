import type { Access } from '../../functions/model/access-level.ts';
import type { Cadence } from '../../functions/model/cadence.ts';

/** What a file is of: a period, and the unit that sent its part of it, if one did. */
export type Part = { readonly period: string; readonly unitId?: string | undefined };

/** What happened in the year, in the order in which it did, as somebody who stood by would have noted it. */
export type Happened = {
  readonly at: string;
  readonly datasetId: string;
} /** `units`: those that deliver it, each its own part of a period; none where the OPD does. */ & (
  | {
      readonly is: 'registered';
      readonly opdId: string;
      readonly cadence: Cadence;
      readonly access: Access;
      readonly units: readonly string[];
    }
  /** A file was begun. */
  | ({ readonly is: 'begun'; readonly uploadId: string } & Part)
  | { readonly is: 'rejected' | 'in-review' | 'returned'; readonly uploadId: string }
  /** It came at `receivedAt`, and may have waited since. */
  | ({ readonly is: 'published'; readonly uploadId: string; readonly receivedAt: string; readonly rows: number } & Part)
  | { readonly is: 'nihil'; readonly period: string }
  /** One unit had nothing to report for a period. */
  | { readonly is: 'nihil-of-unit'; readonly period: string; readonly unitId: string }
  | { readonly is: 'withdrawn' | 'restored' }
  /** Its OPD went into another: from then on it is that one's, and its units are that one's, too. */
  | { readonly is: 'moved'; readonly opdId: string }
);
