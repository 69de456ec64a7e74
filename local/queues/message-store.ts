import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import * as z from 'zod';

/** A message as its queue keeps it. Times are milliseconds since 1970; queues are ARNs. */
export type StoredMessage = {
  readonly id: string;
  readonly body: string;
  readonly sender: string;
  readonly receiptHandle: string;
  readonly sentAt: number;
  readonly firstReceivedAt: number;
  readonly receiveCount: number;
  readonly deadLetterSource: string | null;
};

export type NewMessage = Pick<StoredMessage, 'id' | 'body' | 'sender' | 'sentAt'> & { readonly queue: string; readonly visibleAt: number };
export type Depth = { readonly visible: number; readonly notVisible: number; readonly delayed: number };
export type Claim = {
  readonly queue: string;
  readonly max: number;
  readonly now: number;
  readonly visibleAt: number;
  readonly newReceiptHandle: () => string;
};

/** Messages on disk. A write is safe from `kill -9` as soon as the call returns (WAL; a power cut may lose the last ones). */
export type MessageStore = {
  readonly add: (message: NewMessage) => void;
  readonly claim: (claim: Claim) => readonly StoredMessage[];
  readonly remove: (queue: string, receiptHandle: string) => void;
  readonly setVisibleAt: (queue: string, receiptHandle: string, now: number, visibleAt: number) => boolean;
  readonly bury: (queue: string, deadLetterQueue: string, maxReceiveCount: number, now: number) => number;
  readonly redrive: (message: {
    readonly from: string;
    readonly to: string | null;
    readonly now: number;
    readonly newId: () => string;
  }) => readonly string[];
  readonly forget: (queue: string, sentBefore: number) => void;
  readonly returnInFlight: (now: number) => void;
  readonly depth: (queue: string, now: number) => Depth;
  /** When the oldest message that is still there was sent. */
  readonly oldestSentAt: (queue: string) => number | undefined;
  readonly nextVisibleAt: (queue: string, now: number) => number | undefined;
  readonly close: () => void;
};

const schema = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  CREATE TABLE IF NOT EXISTS messages (
    sequence INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    queue TEXT NOT NULL,
    body TEXT NOT NULL,
    sender TEXT NOT NULL,
    sent_at INTEGER NOT NULL,
    visible_at INTEGER NOT NULL,
    receive_count INTEGER NOT NULL DEFAULT 0,
    first_received_at INTEGER,
    receipt_handle TEXT UNIQUE,
    dead_letter_source TEXT
  ) STRICT;
  CREATE INDEX IF NOT EXISTS by_visibility ON messages (queue, visible_at);
  CREATE INDEX IF NOT EXISTS by_age ON messages (queue, sent_at);
`;

const claimedRow = z.object({
  id: z.string(),
  body: z.string(),
  sender: z.string(),
  receiptHandle: z.string(),
  sentAt: z.number(),
  firstReceivedAt: z.number(),
  receiveCount: z.number(),
  deadLetterSource: z.string().nullable(),
});
const sequenceRow = z.object({ sequence: z.number() });
const movableRow = z.object({ sequence: z.number(), destination: z.string() });
const depthRow = z.object({ visible: z.number(), notVisible: z.number(), delayed: z.number() });
const oldestRow = z.object({ oldestSentAt: z.number().nullable() });
const nextRow = z.object({ nextVisibleAt: z.number().nullable() });

const claimStatement = `
  UPDATE messages
  SET receipt_handle = ?, receive_count = receive_count + 1, visible_at = ?, first_received_at = coalesce(first_received_at, ?)
  WHERE sequence = ?
  RETURNING id, body, sender, receipt_handle AS receiptHandle, sent_at AS sentAt, first_received_at AS firstReceivedAt,
    receive_count AS receiveCount, dead_letter_source AS deadLetterSource`;

// A message that was never received and isn't visible yet waits for its delay; one with a receipt is in a consumer's hands.
const depthStatement = `
  SELECT count(*) FILTER (WHERE visible_at <= $now) AS visible,
    count(*) FILTER (WHERE visible_at > $now AND receipt_handle IS NOT NULL) AS notVisible,
    count(*) FILTER (WHERE visible_at > $now AND receipt_handle IS NULL) AS delayed
  FROM messages WHERE queue = $queue`;

/** Opens the store in a SQLite file, and makes it when it isn't there. */
export function openMessageStore(path: string): MessageStore {
  const database = new DatabaseSync(path);
  database.exec(schema);
  const transaction = <Result>(work: () => Result): Result => {
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
  };
  const statements = new Map<string, ReturnType<DatabaseSync['prepare']>>();
  const prepared = (sql: string) => {
    const statement = statements.get(sql) ?? database.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
  const run = (sql: string, ...values: SQLInputValue[]) => Number(prepared(sql).run(...values).changes);

  return {
    add: (message) => {
      run(
        'INSERT INTO messages (id, queue, body, sender, sent_at, visible_at) VALUES (?, ?, ?, ?, ?, ?)',
        ...[message.id, message.queue, message.body, message.sender, message.sentAt, message.visibleAt],
      );
    },
    claim: ({ queue, max, now, visibleAt, newReceiptHandle }) =>
      transaction(() =>
        prepared('SELECT sequence FROM messages WHERE queue = ? AND visible_at <= ? ORDER BY sequence LIMIT ?')
          .all(queue, now, max)
          .map((row) =>
            claimedRow.parse(prepared(claimStatement).get(newReceiptHandle(), visibleAt, now, sequenceRow.parse(row).sequence)),
          ),
      ),
    remove: (queue, receiptHandle) => {
      run('DELETE FROM messages WHERE queue = ? AND receipt_handle = ?', queue, receiptHandle);
    },
    setVisibleAt: (queue, receiptHandle, now, visibleAt) =>
      run(
        'UPDATE messages SET visible_at = ? WHERE queue = ? AND receipt_handle = ? AND visible_at > ?',
        visibleAt,
        queue,
        receiptHandle,
        now,
      ) > 0,
    bury: (queue, deadLetterQueue, maxReceiveCount, now) =>
      run(
        `UPDATE messages SET queue = ?, dead_letter_source = queue, visible_at = ?, receipt_handle = NULL
         WHERE queue = ? AND visible_at <= ? AND receive_count >= ?`,
        ...[deadLetterQueue, now, queue, now, maxReceiveCount],
      ),
    redrive: ({ from, to, now, newId }) =>
      transaction(() => {
        const rows = prepared(
          `SELECT sequence, coalesce(?, dead_letter_source) AS destination FROM messages
           WHERE queue = ? AND visible_at <= ? AND coalesce(?, dead_letter_source) IS NOT NULL`,
        ).all(to, from, now, to);
        return rows.map((row) => {
          const { sequence, destination } = movableRow.parse(row);
          run(
            `UPDATE messages SET id = ?, queue = ?, sent_at = ?, visible_at = ?, receive_count = 0, first_received_at = NULL,
             receipt_handle = NULL, dead_letter_source = NULL WHERE sequence = ?`,
            ...[newId(), destination, now, now, sequence],
          );
          return destination;
        });
      }),
    forget: (queue, sentBefore) => {
      run('DELETE FROM messages WHERE queue = ? AND sent_at < ?', queue, sentBefore);
    },
    returnInFlight: (now) => {
      run('UPDATE messages SET visible_at = ? WHERE visible_at > ? AND receipt_handle IS NOT NULL', now, now);
    },
    depth: (queue, now) => depthRow.parse(prepared(depthStatement).get({ $queue: queue, $now: now })),
    oldestSentAt: (queue) =>
      oldestRow.parse(prepared('SELECT min(sent_at) AS oldestSentAt FROM messages WHERE queue = ?').get(queue)).oldestSentAt ?? undefined,
    nextVisibleAt: (queue, now) => {
      const row = prepared('SELECT min(visible_at) AS nextVisibleAt FROM messages WHERE queue = ? AND visible_at > ?').get(queue, now);
      return nextRow.parse(row).nextVisibleAt ?? undefined;
    },
    close: () => database.close(),
  };
}
