import type { Access } from '../../functions/model/access-level.ts';
import type { Cadence } from '../../functions/model/cadence.ts';

/** What happened in the year, in the order in which it did, as somebody who stood by would have noted it. */
export type Happened = { readonly at: string; readonly datasetId: string } & (
  | { readonly is: 'registered'; readonly opdId: string; readonly cadence: Cadence; readonly access: Access }
  /** A file was begun. */
  | { readonly is: 'begun'; readonly uploadId: string }
  | { readonly is: 'rejected' | 'in-review' | 'returned'; readonly uploadId: string }
  /** It came at `receivedAt`, and may have waited since. */
  | { readonly is: 'published'; readonly uploadId: string; readonly receivedAt: string; readonly rows: number }
  | { readonly is: 'nihil' | 'withdrawn' | 'restored' }
  /** Its OPD went into another: from then on it is that one's. What a unit sends is a file of its OPD, begun and published as the others: no unit plays here. */
  | { readonly is: 'moved'; readonly opdId: string }
);
