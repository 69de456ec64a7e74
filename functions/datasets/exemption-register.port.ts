import type { Dataset } from '../model/dataset.ts';
import type { ExemptionListing } from '../model/exemption-listing.ts';

/** Where the register of exempted information is kept. */
export interface ExemptionRegister {
  get(datasetId: string): Promise<ExemptionListing | undefined>;
  /** Writes the entry, over one that stands. */
  put(listing: ExemptionListing): Promise<void>;
  /** Takes the entry out; again changes nothing. */
  remove(datasetId: string): Promise<void>;
  /** All entries, each with its dataset as it stands. */
  list(): Promise<{ readonly listing: ExemptionListing; readonly dataset: Dataset | undefined }[]>;
}
