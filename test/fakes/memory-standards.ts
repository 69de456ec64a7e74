import type { StandardStore } from '../../functions/standards/standard.port.ts';
import { type Standard, standardSchema } from '../../functions/standards/standard.ts';

/** Standards in memory, by dataset and number. */
export function memoryStandards(...seeds: Standard[]): StandardStore {
  const standards = new Map<string, Standard>();
  const keyOf = (datasetId: string, n: number) => `${datasetId}#${n}`;
  const write = (standard: Standard) =>
    standards.set(keyOf(standard.datasetId, standard.n), standardSchema.parse(structuredClone(standard)));
  for (const seed of seeds) write(seed);
  return {
    async get(datasetId, n) {
      return structuredClone(standards.get(keyOf(datasetId, n)));
    },
    async list(datasetId) {
      const own = [...standards.values()].filter((standard) => standard.datasetId === datasetId);
      return structuredClone(own.sort((one, other) => other.n - one.n));
    },
    async create(standard) {
      if (standards.has(keyOf(standard.datasetId, standard.n))) return 'exists';
      write(standard);
      return 'created';
    },
    async approve(datasetId, n, by, at) {
      const standard = standards.get(keyOf(datasetId, n));
      if (!standard) throw new Error(`standard ${n} of ${datasetId} does not exist`);
      if (standard.state === 'proposed') write({ ...standard, state: 'approved', approvedBy: by, approvedAt: at });
    },
  };
}
