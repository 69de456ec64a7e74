import type { SafetyLock } from '../model/safety-lock.ts';

export interface LockStore {
  /** The locks of these persons (keyed hashes), strongly consistent; those without one are left out. */
  load(persons: readonly string[]): Promise<SafetyLock[]>;
  /** Writes the lock, over an earlier one of the person. */
  put(lock: SafetyLock): Promise<void>;
  /** Takes it away; nothing where there is none. */
  drop(person: string): Promise<void>;
}
