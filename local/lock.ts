import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** A lock that the operating system drops when its process ends, however it ends. */
export type Lock = { readonly release: () => void };

/**
 * Takes the lock kept in this file, or gives undefined when another process (or this one) holds it.
 * Node has no flock: SQLite's exclusive transaction is one, and no stale file can outlive a crash.
 */
export function takeLock(path: string): Lock | undefined {
  mkdirSync(dirname(path), { recursive: true });
  const database = new DatabaseSync(path);
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
    return { release: () => database.close() };
  } catch (error) {
    database.close();
    if (error instanceof Error && /locked|busy/.test(error.message)) return undefined;
    throw error;
  }
}
