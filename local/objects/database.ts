import { DatabaseSync } from 'node:sqlite';

/** The index of all objects. An answered write survives a crash: the log is flushed with every commit. */
export function openDatabase(path: string): DatabaseSync {
  const database = new DatabaseSync(path);
  database.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    CREATE TABLE IF NOT EXISTS versions (
      sequence INTEGER PRIMARY KEY AUTOINCREMENT,
      bucket TEXT NOT NULL, key TEXT NOT NULL, version_id TEXT NOT NULL,
      document TEXT NOT NULL,
      UNIQUE (bucket, key, version_id)
    ) STRICT;
    CREATE INDEX IF NOT EXISTS versions_in_order ON versions (bucket, key, sequence);
    CREATE TABLE IF NOT EXISTS uploads (
      upload_id TEXT PRIMARY KEY, bucket TEXT NOT NULL, key TEXT NOT NULL, document TEXT NOT NULL
    ) STRICT;
    CREATE TABLE IF NOT EXISTS parts (
      upload_id TEXT NOT NULL REFERENCES uploads ON DELETE CASCADE, number INTEGER NOT NULL, document TEXT NOT NULL,
      PRIMARY KEY (upload_id, number)
    ) STRICT;
    CREATE TABLE IF NOT EXISTS outbox (
      id INTEGER PRIMARY KEY AUTOINCREMENT, queue_arn TEXT NOT NULL, body TEXT NOT NULL
    ) STRICT;
    PRAGMA foreign_keys = ON;
  `);
  return database;
}

/** Runs `change` so that all of it happens or nothing. It must not await. */
export function transaction<Result>(database: DatabaseSync, change: () => Result): Result {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = change();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    // SQLite ends it by itself when the disk is full.
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}
