import type { KeptNihil } from '../../functions/model/kept-nihil.ts';
import type { NihilLog } from '../../functions/uploads/nihil-log.port.ts';

/** Earlier periods without anything to report, in memory. */
export function memoryNihilLog(): NihilLog {
  const kept = new Map<string, KeptNihil>();
  return {
    async put(nihil) {
      const key = `${nihil.datasetId}#${nihil.period}`;
      if (!kept.has(key)) kept.set(key, nihil);
    },
    list: async (datasetId) =>
      [...kept.values()].filter((nihil) => nihil.datasetId === datasetId).toSorted((one, other) => (one.period < other.period ? -1 : 1)),
  };
}
