import { type SecondLook, secondLookSchema } from '../../functions/model/second-look.ts';
import type { SecondLookStore } from '../../functions/uploads/second-look.port.ts';

/** Second looks in memory; parses what is written, as the adapter parses what it reads. */
export function memorySecondLooks(): SecondLookStore {
  const [kept, open] = [new Map<string, SecondLook>(), new Map<string, SecondLook>()];
  const keyOf = ({ datasetId, uploadId }: Pick<SecondLook, 'datasetId' | 'uploadId'>) => `${uploadId}#${datasetId}`;
  return {
    get: async (place) => structuredClone(kept.get(keyOf(place))),
    async begin(look) {
      open.set(keyOf(look), look);
      if (!kept.has(keyOf(look))) kept.set(keyOf(look), secondLookSchema.parse(look));
    },
    async replace(look) {
      if (kept.get(keyOf(look))?.revision !== look.revision - 1) return 'stale';
      kept.set(keyOf(look), secondLookSchema.parse(look));
      return 'written';
    },
    close: async (look) => void open.delete(keyOf(look)),
    listOpen: async (field) =>
      [...open.values()]
        .filter((look) => look.field === field)
        .toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1))
        .flatMap((look) => structuredClone(kept.get(keyOf(look))) ?? []),
    listOf: async (datasetId) =>
      [...kept.values()].filter((look) => look.datasetId === datasetId).toSorted((one, other) => (one.uploadId < other.uploadId ? 1 : -1)),
  };
}
