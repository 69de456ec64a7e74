import { DatabaseSync } from 'node:sqlite';
import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider';
import * as z from 'zod';

const schema = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  CREATE TABLE IF NOT EXISTS records (
    model TEXT NOT NULL,
    id TEXT NOT NULL,
    payload TEXT NOT NULL,
    grant_id TEXT,
    uid TEXT,
    user_code TEXT,
    expires_at INTEGER,
    PRIMARY KEY (model, id)
  ) STRICT;
  CREATE INDEX IF NOT EXISTS by_grant ON records (grant_id);
  CREATE INDEX IF NOT EXISTS by_uid ON records (model, uid);
`;

const payloadRow = z.object({ payload: z.string() });

export type RecordStore = {
  readonly adapter: AdapterFactory;
  /** Forgets the sessions, grants, codes and refresh tokens of an account. */
  readonly forgetAccount: (sub: string) => void;
  readonly close: () => void;
};

/**
 * Sessions, grants and tokens of oidc-provider in a SQLite file, so that a restart signs nobody out.
 * Expiry is in seconds since 1970, counted by `now`.
 */
export function openRecordStore(path: string, now: () => Date): RecordStore {
  const database = new DatabaseSync(path);
  database.exec(schema);
  const seconds = () => Math.floor(now().getTime() / 1000);
  database.prepare('DELETE FROM records WHERE expires_at < ?').run(seconds());
  return {
    adapter: (model) => recordAdapter(database, model, seconds),
    forgetAccount: (sub) => void database.prepare("DELETE FROM records WHERE json_extract(payload, '$.accountId') = ?").run(sub),
    close: () => database.close(),
  };
}

function recordAdapter(database: DatabaseSync, model: string, seconds: () => number): Adapter {
  const find = (column: 'id' | 'uid' | 'user_code', value: string): AdapterPayload | undefined => {
    const sql = `SELECT payload FROM records WHERE model = ? AND ${column} = ? AND coalesce(expires_at > ?, 1)`;
    const row = database.prepare(sql).get(model, value, seconds());
    return row === undefined ? undefined : JSON.parse(payloadRow.parse(row).payload);
  };
  return {
    upsert: async (id, payload, expiresIn) => {
      const expiresAt = expiresIn === undefined ? null : seconds() + expiresIn;
      const { grantId = null, uid = null, userCode = null } = payload;
      database
        .prepare('INSERT OR REPLACE INTO records (model, id, payload, grant_id, uid, user_code, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?)')
        .run(model, id, JSON.stringify(payload), grantId, uid, userCode, expiresAt);
    },
    find: async (id) => find('id', id),
    findByUid: async (uid) => find('uid', uid),
    findByUserCode: async (userCode) => find('user_code', userCode),
    consume: async (id) => {
      database
        .prepare(`UPDATE records SET payload = json_set(payload, '$.consumed', ?) WHERE model = ? AND id = ?`)
        .run(seconds(), model, id);
    },
    destroy: async (id) => {
      database.prepare('DELETE FROM records WHERE model = ? AND id = ?').run(model, id);
    },
    revokeByGrantId: async (grantId) => {
      database.prepare('DELETE FROM records WHERE grant_id = ?').run(grantId);
    },
  };
}
