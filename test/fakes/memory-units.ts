import { type Unit, unitSchema } from '../../functions/model/unit.ts';
import type { UnitStore } from '../../functions/units/unit.port.ts';

/** Units in memory; parses what is written, as the adapter parses what it reads. */
export function memoryUnits(...seeds: Unit[]): UnitStore & { readonly units: Map<string, Unit> } {
  const units = new Map<string, Unit>();
  const keyOf = ({ opdId, unitId }: Pick<Unit, 'opdId' | 'unitId'>) => `${opdId}#${unitId}`;
  const write = (unit: Unit) => units.set(keyOf(unit), unitSchema.parse(structuredClone(unit)));
  for (const seed of seeds) write(seed);
  return {
    units,
    async get(opdId, unitId) {
      return structuredClone(units.get(keyOf({ opdId, unitId })));
    },
    async ofOpd(opdId) {
      const own = [...units.values()].filter((unit) => unit.opdId === opdId);
      return structuredClone(own.sort((one, other) => (one.unitId < other.unitId ? -1 : 1)));
    },
    async put(unit) {
      const standing = units.get(keyOf(unit));
      const isAgain =
        standing?.revision === unit.revision && standing.updatedAt === unit.updatedAt && standing.updatedBy === unit.updatedBy;
      if (!isAgain && (standing?.revision ?? 0) !== unit.revision - 1) return 'stale';
      write(unit);
      return 'written';
    },
  };
}

/** A puskesmas of the OPD of the fakes. */
export function aUnit(changes: Partial<Unit> = {}): Unit {
  return {
    opdId: 'dinas-kesehatan',
    unitId: 'puskesmas-benda',
    name: 'Puskesmas Benda',
    accounts: ['sub-benda'],
    datasetIds: ['kunjungan-puskesmas'],
    updatedAt: '2026-09-01T02:00:00.000Z',
    updatedBy: 'sub-operator',
    revision: 1,
    ...changes,
  };
}
