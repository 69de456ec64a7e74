import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Callback, Store } from './dynalite-store.ts';

// What opening writes at most: LevelDB's log of 4 MiB again as a table, and its manifest.
const roomBytes = 8 * 1024 * 1024;

/**
 * LevelDB must not go on after a write that failed (a full disk): it appends to the log behind half a record, and would pass over what stands there when it
 * is opened the next time, writes that were answered among it. So after a failure every write is refused until the database was opened again, which
 * ends the log before the half; that is tried at each write, as soon as the disk has room. Reads go on meanwhile.
 */
export function mendWrites(db: Store['db'], directory: string, reopen: () => Promise<void>): void {
  let broken = false;
  let mending: Promise<void> | undefined;
  const mend = async () => {
    await requireRoom(directory);
    await reopen();
    broken = false;
  };
  const ready = async () => {
    if (!broken) return;
    mending ??= mend().finally(() => {
      mending = undefined;
    });
    await mending;
  };
  const guard = (callback: Callback<void>, write: (answer: Callback<void>) => void): void => {
    const answer: Callback<void> = (error) => {
      broken ||= Boolean(error);
      // What was written behind a failure is not kept either, whatever LevelDB says of it.
      callback(broken ? (error ?? new Error('a write before this one failed')) : null);
    };
    ready().then(() => write(answer), callback);
  };
  const [put, del, batch] = [db.put.bind(db), db.del.bind(db), db.batch.bind(db)];
  db.put = (key, value, callback) => guard(callback, (answer) => put(key, value, answer));
  db.del = (key, callback) => guard(callback, (answer) => del(key, answer));
  db.batch = (operations, callback) => guard(callback, (answer) => batch(operations, answer));
}

async function requireRoom(directory: string): Promise<void> {
  const probe = join(directory, 'room');
  try {
    await writeFile(probe, Buffer.alloc(roomBytes));
  } finally {
    await rm(probe, { force: true });
  }
}
