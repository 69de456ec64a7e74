import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import * as z from 'zod';
import type { Account, Accounts } from '../login/account.ts';
import { loginAccount, type NewPoolAccount, type PoolAccount, poolAccount } from './pool-account.ts';

const schema = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  PRAGMA foreign_keys = ON;
  CREATE TABLE IF NOT EXISTS accounts (
    place INTEGER PRIMARY KEY AUTOINCREMENT,
    username TEXT NOT NULL UNIQUE,
    sub TEXT NOT NULL UNIQUE,
    email TEXT UNIQUE COLLATE NOCASE,
    attributes TEXT NOT NULL,
    enabled INTEGER NOT NULL DEFAULT 1,
    status TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    modified_at INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS memberships (
    sub TEXT NOT NULL REFERENCES accounts (sub),
    group_name TEXT NOT NULL,
    PRIMARY KEY (sub, group_name)
  ) STRICT;
  CREATE TABLE IF NOT EXISTS groups (name TEXT PRIMARY KEY) STRICT;
`;
const select = `
  SELECT place, username, sub, attributes, enabled, status, created_at AS createdAt, modified_at AS modifiedAt,
    (SELECT json_group_array(group_name ORDER BY memberships.rowid) FROM memberships WHERE memberships.sub = accounts.sub) AS groups
  FROM accounts`;

const json = z.string().transform((text): unknown => JSON.parse(text));
const accountRow = z.object({
  place: z.int(),
  username: z.string(),
  sub: z.string(),
  attributes: json.pipe(z.record(z.string(), z.string())),
  groups: json.pipe(z.array(z.string())),
  enabled: z.int().transform((enabled) => enabled === 1),
  status: z.enum(['FORCE_CHANGE_PASSWORD', 'CONFIRMED']),
  createdAt: z.int().transform((at) => new Date(at)),
  modifiedAt: z.int().transform((at) => new Date(at)),
});

/** What a list of accounts is narrowed by: an attribute that is equal to a value, or begins with it. */
export type AccountFilter = { readonly attribute: 'username' | 'sub' | 'email' | 'name'; readonly begins: boolean; readonly value: string };

export type AccountStore = Accounts & {
  /** By username, sub or e-mail address; a disabled one, too. */
  readonly get: (name: string) => PoolAccount | undefined;
  /** Up to `limit` accounts after a place, in the order in which they came. */
  readonly list: (filter: AccountFilter | undefined, after: number, limit: number) => readonly PoolAccount[];
  /** The same of those in a group. */
  readonly inGroup: (group: string, after: number, limit: number) => readonly PoolAccount[];
  /** False, and nothing is kept, when its username, sub or e-mail address is taken. */
  readonly add: (account: NewPoolAccount) => boolean;
  readonly setEnabled: (sub: string, enabled: boolean) => void;
  /** Whether it was made here, or somebody is in it: the demo's accounts are, and those of a home written when the template held every group. */
  readonly hasGroup: (group: string) => boolean;
  readonly addGroup: (group: string) => void;
  readonly addToGroup: (sub: string, group: string) => void;
  readonly removeFromGroup: (sub: string, group: string) => void;
  readonly close: () => void;
};

/**
 * The accounts of the user pool in a SQLite file, which its owner alone may read. `first` are put in where they are missing; what became of them
 * since, groups or disabled, stays.
 */
export function openAccountStore(directory: string, first: readonly Account[], now: () => Date): AccountStore {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const path = join(directory, 'accounts.sqlite');
  const database = new DatabaseSync(path);
  chmodSync(path, 0o600);
  database.exec(schema);
  const rows = (clause: string, ...values: SQLInputValue[]) =>
    database
      .prepare(`${select} ${clause}`)
      .all(...values)
      .map((row) => accountRow.parse(row));
  const get = (name: string) => rows('WHERE username = ?1 OR sub = ?1 OR email = ?1', name)[0];
  const touch = (sub: string, change: string, ...values: SQLInputValue[]) =>
    database.prepare(`UPDATE accounts SET modified_at = ?, ${change} WHERE sub = ?`).run(now().getTime(), ...values, sub);
  const add = (account: NewPoolAccount) => inTransaction(database, () => insert(database, account, now()));
  inTransaction(database, () => {
    for (const account of first) insert(database, poolAccount(account), now());
  });

  return {
    all: () => rows('WHERE enabled = 1 ORDER BY place').map(loginAccount),
    find: (name) => {
      const found = get(name);
      return found?.enabled === true ? loginAccount(found) : undefined;
    },
    signedIn: (sub) => void touch(sub, "status = 'CONFIRMED'"),
    get,
    list: (filter, after, limit) => {
      const matching = filterClause(filter);
      return rows(`WHERE place > ? AND ${matching.clause} ORDER BY place LIMIT ?`, after, ...matching.values, limit);
    },
    inGroup: (group, after, limit) =>
      rows('WHERE place > ? AND sub IN (SELECT sub FROM memberships WHERE group_name = ?) ORDER BY place LIMIT ?', after, group, limit),
    add,
    setEnabled: (sub, enabled) => void touch(sub, 'enabled = ?', enabled ? 1 : 0),
    hasGroup: (group) =>
      database
        .prepare('SELECT name FROM groups WHERE name = ?1 UNION ALL SELECT group_name FROM memberships WHERE group_name = ?1')
        .get(group) !== undefined,
    addGroup: (group) => void database.prepare('INSERT OR IGNORE INTO groups (name) VALUES (?)').run(group),
    addToGroup: (sub, group) => void database.prepare('INSERT OR IGNORE INTO memberships (sub, group_name) VALUES (?, ?)').run(sub, group),
    removeFromGroup: (sub, group) => void database.prepare('DELETE FROM memberships WHERE sub = ? AND group_name = ?').run(sub, group),
    close: () => database.close(),
  };
}

function insert(database: DatabaseSync, { username, sub, attributes, groups, status }: NewPoolAccount, now: Date): boolean {
  const at = now.getTime();
  const { changes } = database
    .prepare(
      'INSERT OR IGNORE INTO accounts (username, sub, email, attributes, status, created_at, modified_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
    )
    .run(username, sub, attributes.email ?? null, JSON.stringify(attributes), status, at, at);
  if (changes === 0) return false;
  const join = database.prepare('INSERT INTO memberships (sub, group_name) VALUES (?, ?)');
  for (const group of new Set(groups)) join.run(sub, group);
  return true;
}

function filterClause(filter: AccountFilter | undefined): { readonly clause: string; readonly values: readonly string[] } {
  if (filter === undefined) return { clause: '1', values: [] };
  const column = filter.attribute === 'name' ? "json_extract(attributes, '$.name')" : filter.attribute;
  if (!filter.begins) return { clause: `${column} = ? COLLATE NOCASE`, values: [filter.value] };
  return { clause: `substr(${column}, 1, length(?)) = ? COLLATE NOCASE`, values: [filter.value, filter.value] };
}

function inTransaction<T>(database: DatabaseSync, work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    // SQLite ends it by itself when the disk is full.
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}
