import { remembered } from '../model/remembered.ts';
import type { StandardStore } from './standard.port.ts';
import type { Standard } from './standard.ts';

/** A standard changes only once, when it is approved (`approve`): a warm function reads each approved one once. */
export function rememberedStandards(standards: StandardStore, maxBytes: number): StandardStore {
  const recall = remembered<Standard>(maxBytes);
  return {
    ...standards,
    async get(datasetId, n) {
      let proposed: Standard | undefined;
      const approved = await recall(JSON.stringify([datasetId, n]), async () => {
        const found = await standards.get(datasetId, n);
        if (found?.state === 'approved') return found;
        proposed = found;
        return undefined;
      });
      return approved ?? proposed;
    },
  };
}
