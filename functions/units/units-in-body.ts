import { bodyOf, type OpdInTime, unitsOfBodies } from '../model/organisation.ts';
import type { UnitStore } from './unit.port.ts';

/**
 * Units of an OPD that went whole into another stay under the id of their time, and are read as of the body (docs/decisions/0070-organisation.md): they deliver on, and their
 * parts stay theirs. Of two with one id the one of the OPD that stands goes first.
 */
export function unitsInBody(units: UnitStore, opds: readonly OpdInTime[]): UnitStore {
  const ofBody = async (opdId: string) => (await Promise.all(bodyOf(opds, opdId).map((id) => units.ofOpd(id)))).flat();
  return {
    put: (unit) => units.put(unit),
    async get(opdId, unitId) {
      const found = await Promise.all(bodyOf(opds, opdId).map((id) => units.get(id, unitId)));
      return found.find((unit) => unit !== undefined);
    },
    async ofOpd(opdId) {
      return unitsOfBodies(opds, await ofBody(opdId));
    },
  };
}
