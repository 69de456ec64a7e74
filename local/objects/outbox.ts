import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';

/** Notifications that are written with the object they tell of, and sent afterwards: at least once, whatever crashes between. */
export type Outbox = {
  /** Call it inside the transaction that stores the object. */
  readonly add: (queueArn: string, body: string) => void;
  /** Starts sending what waits. */
  readonly send: () => void;
  /** Ends after the notification that is under way; the rest waits for the next start. */
  readonly close: () => Promise<void>;
};

const retryMilliseconds = 1000;
const rowSchema = z.object({ id: z.int(), queue_arn: z.string(), body: z.string() });

/** The notifications that wait in the index. What `notify` refuses is kept and tried again. */
export function openOutbox(database: DatabaseSync, notify: (queueArn: string, body: string) => Promise<void>): Outbox {
  const insert = database.prepare('INSERT INTO outbox (queue_arn, body) VALUES (?, ?)');
  const next = database.prepare('SELECT id, queue_arn, body FROM outbox WHERE id > ? ORDER BY id LIMIT 1');
  const remove = database.prepare('DELETE FROM outbox WHERE id = ?');
  let sending = Promise.resolve();
  let busy = false;
  let retry: NodeJS.Timeout | undefined;
  let closed = false;

  async function sendAll(): Promise<void> {
    let failed = false;
    for (let row = next.get(0); row !== undefined && !closed; ) {
      const { id, queue_arn: queueArn, body } = rowSchema.parse(row);
      if (await accepted(notify, queueArn, body)) remove.run(id);
      else failed = true;
      row = next.get(id);
    }
    // In the same tick as the last look: a row added from now on starts a run of its own.
    busy = false;
    if (failed && !closed) retry = setTimeout(send, retryMilliseconds);
  }

  function send(): void {
    clearTimeout(retry);
    if (closed || busy) return;
    busy = true;
    sending = sendAll().catch((error: unknown) => {
      // The index takes no write. What was sent and not removed is sent once more.
      console.error('objects: notifications wait', error);
      busy = false;
      if (!closed) retry = setTimeout(send, retryMilliseconds);
    });
  }

  return {
    add: (queueArn, body) => void insert.run(queueArn, body),
    send,
    close: async () => {
      closed = true;
      clearTimeout(retry);
      await sending;
    },
  };
}

async function accepted(notify: (queueArn: string, body: string) => Promise<void>, queueArn: string, body: string): Promise<boolean> {
  try {
    await notify(queueArn, body);
    return true;
  } catch (error) {
    console.error('objects: a notification is kept for another try', error);
    return false;
  }
}
