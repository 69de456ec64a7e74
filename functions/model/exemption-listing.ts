import * as z from 'zod';
import { traitsOf } from './access-level.ts';
import type { Dataset } from './dataset.ts';
import { endOf } from './jakarta-time.ts';

/**
 * `EXEMPTIONS` / `<datasetId>`: an entry of the register of exempted information (UU KIP 14/2008 Pasal 17 and 19), which the steward lists once the PPID
 * cleared it. `title` is what the public reads: given for this list, since a closed dataset's own title may tell too much.
 */
export const exemptionListingSchema = z.strictObject({
  datasetId: z.string(),
  title: z.string(),
  listedBy: z.string(),
  at: z.iso.datetime(),
});

export type ExemptionListing = z.infer<typeof exemptionListingSchema>;

/** True while the public reads the entry: its dataset is at a level that needs an exemption, and has one that has not ended. */
export function isExempted(dataset: Dataset | undefined, now: Date): boolean {
  if (dataset?.exemption === undefined || !traitsOf(dataset).needsExemption) return false;
  return now < endOf(dataset.exemption.until);
}
