import { z } from 'zod';

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

/** Whether the lock hides its person from that viewer (a keyed hash; undefined for whoever is no resident). */
export function hidesFrom(lock: SafetyLock, viewer: string | undefined): boolean {
  return viewer !== lock.person && (viewer === undefined || viewer !== lock.exceptFor);
}
