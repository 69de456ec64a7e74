import type { DestructionStore } from '../../functions/datasets/destruction.port.ts';
import { type Destruction, destructionSchema } from '../../functions/model/destruction.ts';

export function memoryDestructions(): DestructionStore & { all(): Destruction[] } {
  const minutes = new Map<string, Destruction>();
  const placeOf = (datasetId: string, minutesId: string) => `${datasetId} ${minutesId}`;
  return {
    all: () => [...minutes.values()],
    async get(datasetId, minutesId) {
      return minutes.get(placeOf(datasetId, minutesId));
    },
    async begin(destruction) {
      const place = placeOf(destruction.datasetId, destruction.minutesId);
      const standing = minutes.get(place) ?? destructionSchema.parse(structuredClone(destruction));
      minutes.set(place, standing);
      return standing;
    },
    async finish(datasetId, minutesId, at) {
      const place = placeOf(datasetId, minutesId);
      const standing = minutes.get(place);
      if (standing) minutes.set(place, { ...standing, finishedAt: standing.finishedAt ?? at });
    },
  };
}
