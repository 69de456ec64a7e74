import type { DatasetStore } from '../../functions/datasets/dataset.port.ts';
import type { ExemptionRegister } from '../../functions/datasets/exemption-register.port.ts';
import { type ExemptionListing, exemptionListingSchema } from '../../functions/model/exemption-listing.ts';

/** The register in memory, over the datasets that stand. */
export function memoryExemptions(datasets: Pick<DatasetStore, 'get'>): ExemptionRegister {
  const listings = new Map<string, ExemptionListing>();
  return {
    async get(datasetId) {
      return structuredClone(listings.get(datasetId));
    },
    async put(listing) {
      listings.set(listing.datasetId, exemptionListingSchema.parse(listing));
    },
    async remove(datasetId) {
      listings.delete(datasetId);
    },
    async list() {
      const all = [...listings.values()].sort((one, other) => (one.datasetId < other.datasetId ? -1 : 1));
      return Promise.all(
        all.map(async (listing) => ({ listing: structuredClone(listing), dataset: await datasets.get(listing.datasetId) })),
      );
    },
  };
}
