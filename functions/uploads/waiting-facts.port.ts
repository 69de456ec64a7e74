import type { Dataset } from '../model/dataset.ts';
import type { Upload } from '../model/upload.ts';
import type { ReasonFacts } from './reasons-to-wait.ts';
import type { WaitingReviewPlace } from './upload.port.ts';

/** What the list says of one upload that waits is made from this. */
export type WaitingFacts = ReasonFacts & { readonly upload: Upload; readonly dataset: Dataset };

export interface WaitingFactsStore {
  /**
   * The facts of a page of entries, in their order and strongly consistent; undefined where the upload or its dataset is gone, or the upload waits no more. A few
   * reads for all, however many there are. Throws where a manifest that a dataset names is missing, since that is a lost version.
   */
  load(entries: readonly WaitingReviewPlace[]): Promise<readonly (WaitingFacts | undefined)[]>;
}
