import type { Refresh } from '../../functions/datasets/refresh.port.ts';

/** Remembers what was asked for, in order. */
export function memoryRefresh(): Refresh & { readonly requested: string[] } {
  const requested: string[] = [];
  return {
    requested,
    async request(datasetId) {
      requested.push(datasetId);
    },
  };
}
