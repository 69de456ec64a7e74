import type { Unit } from '../model/unit.ts';

export interface UnitStore {
  get(opdId: string, unitId: string): Promise<Unit | undefined>;
  /** All of an OPD, those that ended too, by their ids; strongly consistent. */
  ofOpd(opdId: string): Promise<readonly Unit[]>;
  /** Writes it over the revision before, or on absence where it is the first. */
  put(unit: Unit): Promise<'written' | 'stale'>;
}
