import type { Reindex } from '../../functions/datasets/reindex.ts';

/** Remembers what was asked for, in order. */
export function memoryReindex(): Reindex & { readonly requested: string[] } {
  const requested: string[] = [];
  return {
    requested,
    async request(datasetId) {
      requested.push(datasetId);
    },
  };
}
