import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { startEventSources } from '../../local/event-sources.ts';
import { asyncCalls } from '../../local/functions/async-calls.ts';
import { makePool } from '../../local/functions/pool.ts';
import type { Outcome } from '../../local/functions/worker.ts';
import { openDatabase, transaction } from '../../local/objects/database.ts';
import { openOutbox } from '../../local/objects/outbox.ts';
import type { StoredMessage } from '../../local/queues/message-store.ts';
import type { Queues } from '../../local/queues/queues.ts';

/** Whatever nobody catches ends the laptop: here it fails the test. */
const uncaught: unknown[] = [];
const note = (error: unknown) => void uncaught.push(error);
const full = () => Object.assign(new Error('database or disk is full'), { errcode: 13 });

let told: ReturnType<typeof vi.spyOn>;
beforeEach(() => {
  uncaught.length = 0;
  process.on('unhandledRejection', note);
  told = vi.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(async () => {
  await new Promise((resolve) => setImmediate(resolve));
  process.off('unhandledRejection', note);
  told.mockRestore();
  expect(uncaught).toEqual([]);
});

describe('on a full disk', () => {
  const message: StoredMessage = {
    id: 'm1',
    body: '{}',
    sender: 's3',
    receiptHandle: 'r1',
    sentAt: 0,
    firstReceivedAt: 0,
    receiveCount: 1,
    deadLetterSource: null,
  };

  test('a poller asks again until its queue can be read, tells it once, and carries the message', async () => {
    const carried = Promise.withResolvers<void>();
    const removed = Promise.withResolvers<string>();
    let failures = 2;
    const queues: Pick<Queues, 'receive' | 'remove'> = {
      receive: async (_arn, _max, signal) => {
        if (failures-- > 0) throw full();
        if (failures === -1) return [message];
        await new Promise((resolve) => signal.addEventListener('abort', resolve));
        return [];
      },
      remove: (_arn, handle) => removed.resolve(handle),
    };
    const source = { queueArn: 'arn:q', functionName: 'work', batchSize: 1, batchingWindowSeconds: 0, reportsBatchItemFailures: false };
    const invoke = async (): Promise<Outcome> => {
      carried.resolve();
      return { ok: true, payload: 'null' };
    };
    const sources = startEventSources([{ ...source, maximumConcurrency: 1 }], queues as Queues, invoke, 'ap-southeast-3');
    await carried.promise;
    expect(await removed.promise).toBe('r1');
    expect(told).toHaveBeenCalledTimes(1);
    await sources.stop();
  });

  test('an event whose process can not be started is answered as a crash, and the next one is served', async () => {
    let starts = 0;
    const served: Outcome = { ok: true, payload: '1' };
    const worker = { ready: Promise.resolve(), run: async () => served, exited: new Promise<void>(() => undefined), kill: () => undefined };
    const pool = makePool(() => {
      starts += 1;
      if (starts === 1) throw full();
      return worker;
    }, 2);
    expect(await pool.run('1', '{}')).toMatchObject({ ok: false, kind: 'crash', errorType: 'Runtime.StartError' });
    expect(await pool.run('2', '{}')).toEqual(served);
  });

  test('a failed call is answered, though its failure can not be told to the queue', async () => {
    const failure: Outcome = { ok: false, kind: 'error', errorType: 'OddError', errorMessage: 'no table' };
    const model = { functionName: 'recount', maximumRetries: 0, failureQueueArn: 'arn:q' };
    const refuse = () => {
      throw full();
    };
    const { call, stop } = asyncCalls(
      [model],
      async () => failure,
      refuse,
      () => new Date(0),
    );
    expect(await call('recount', {})).toEqual(failure);
    stop();
  });
});

describe('an index that takes no more pages', () => {
  let directory: string;
  let database: DatabaseSync;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'full-'));
    database = openDatabase(join(directory, 'objects.sqlite'));
  });
  afterEach(() => {
    database.close();
    rmSync(directory, { recursive: true });
  });
  const pages = () => Number(database.prepare('PRAGMA page_count').get()?.page_count);
  const insert = () => database.prepare("INSERT INTO outbox (queue_arn, body) VALUES ('arn:q', ?)").run('x'.repeat(100_000));

  test('says that it is full, keeps nothing of the transaction, and takes the next one when there is room', () => {
    database.exec(`PRAGMA max_page_count = ${pages() + 2}`);
    expect(() => transaction(database, insert)).toThrow('full');
    expect(database.prepare('SELECT count(*) AS count FROM outbox').get()).toEqual({ count: 0 });
    database.exec('PRAGMA max_page_count = 100000');
    transaction(database, insert);
    expect(database.prepare('SELECT count(*) AS count FROM outbox').get()).toEqual({ count: 1 });
  });

  test('a notification that was sent and can not be taken off the outbox is sent once more', async () => {
    insert();
    const sent: string[] = [];
    let refuses = true;
    const remove = database.prepare.bind(database);
    vi.spyOn(database, 'prepare').mockImplementation((sql) => {
      const statement = remove(sql);
      if (!sql.startsWith('DELETE')) return statement;
      const run = statement.run.bind(statement);
      return Object.assign(statement, {
        run: (id: number) => {
          if (refuses) throw full();
          return run(id);
        },
      });
    });
    const outbox = openOutbox(database, async (queueArn) => void sent.push(queueArn));
    outbox.send();
    await expect.poll(() => sent.length).toBe(1);
    refuses = false;
    await expect.poll(() => sent.length, { timeout: 5_000 }).toBe(2);
    await expect.poll(() => database.prepare('SELECT count(*) AS count FROM outbox').get()).toEqual({ count: 0 });
    await outbox.close();
    vi.restoreAllMocks();
  });
});
