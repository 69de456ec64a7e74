import * as z from 'zod';

/**
 * `LOCK#<keyed hash>` / `LOCK`: nobody but the person, and whoever protects a locked child, sees anything of them (access.md, "Persons"). It can't be told
 * from an absence of data.
 */
export const safetyLockSchema = z.strictObject({
  person: z.string(),
  /** Who may see a locked child all the same: the parent who was locked with it. */
  exceptFor: z.string().optional(),
  opdId: z.string(),
  lockedBy: z.string(),
  lockedAt: z.iso.datetime(),
});

export type SafetyLock = z.infer<typeof safetyLockSchema>;

/** Whether the lock hides its person from another resident: from everybody but, of a child, the guardian who is named. */
export function hidesFrom(lock: SafetyLock, viewer: string, isChild: boolean): boolean {
  return viewer !== lock.person && !(isChild && viewer === lock.exceptFor);
}
