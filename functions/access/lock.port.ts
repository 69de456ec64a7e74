import type { SafetyLock } from '../model/safety-lock.ts';

export interface LockStore {
  /** The locks of these persons (keyed hashes), strongly consistent; those without one are left out. */
  load(persons: readonly string[]): Promise<SafetyLock[]>;
  /** Writes the lock, over an earlier one of the same OPD; another OPD's stays as it is. */
  put(lock: SafetyLock): Promise<void>;
  /** Takes that OPD's lock away; another's stays, and nobody is told. */
  drop(person: string, opdId: string): Promise<void>;
}
