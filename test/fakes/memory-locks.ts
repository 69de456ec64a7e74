import type { LockStore } from '../../functions/access/lock.port.ts';
import { type SafetyLock, safetyLockSchema } from '../../functions/model/safety-lock.ts';

/** Safety locks in memory; parses what is written, as the adapter parses what it reads. */
export function memoryLocks(): LockStore & { readonly locks: Map<string, SafetyLock> } {
  const locks = new Map<string, SafetyLock>();
  return {
    locks,
    async load(persons) {
      return structuredClone(persons.flatMap((person) => locks.get(person) ?? []));
    },
    async put(lock) {
      const standing = locks.get(lock.person);
      if (standing === undefined || standing.opdId === lock.opdId) locks.set(lock.person, safetyLockSchema.parse(structuredClone(lock)));
    },
    async drop(person, opdId) {
      if (locks.get(person)?.opdId === opdId) locks.delete(person);
    },
  };
}
