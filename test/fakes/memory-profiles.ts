import type { ProfileStore } from '../../functions/datasets/profile.port.ts';
import { type Profile, profileSchema } from '../../functions/model/profile.ts';

/** Profile settings in memory; parses what is written, as the adapter parses what it reads. */
export function memoryProfiles(...seeds: Profile[]): ProfileStore {
  const kept = new Map(seeds.map((profile) => [profile.datasetId, profileSchema.parse(structuredClone(profile))]));
  return {
    async get(datasetId) {
      return structuredClone(kept.get(datasetId));
    },
    async put(profile) {
      const standing = kept.get(profile.datasetId);
      const isNext = (standing?.revision ?? 0) === profile.revision - 1;
      const isSame = standing?.revision === profile.revision && standing.setAt === profile.setAt && standing.setBy === profile.setBy;
      if (!isNext && !isSame) return 'stale';
      kept.set(profile.datasetId, profileSchema.parse(structuredClone(profile)));
      return 'written';
    },
    async list() {
      return structuredClone([...kept.values()].sort((one, other) => (one.datasetId < other.datasetId ? -1 : 1)));
    },
  };
}
