import { type UnitNihil, unitNihilSchema } from '../../functions/model/unit-nihil.ts';
import type { UnitNihils } from '../../functions/units/unit-nihils.port.ts';

/** Units that had nothing to report, in memory. */
export function memoryUnitNihils(): UnitNihils & { readonly kept: ReadonlyMap<string, UnitNihil> } {
  const kept = new Map<string, UnitNihil>();
  return {
    kept,
    async put(nihil) {
      const key = `${nihil.datasetId}#${nihil.period}#${nihil.unitId}`;
      if ((kept.get(key)?.at ?? '') < nihil.at) kept.set(key, unitNihilSchema.parse(structuredClone(nihil)));
    },
    async list(datasetId, periods) {
      const found = [...kept].filter(([, nihil]) => nihil.datasetId === datasetId && periods.includes(nihil.period));
      return found.sort(([one], [other]) => (one < other ? -1 : 1)).map(([, nihil]) => structuredClone(nihil));
    },
  };
}
