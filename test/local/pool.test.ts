import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { makePool } from '../../local/functions/pool.ts';
import type { Outcome, Worker } from '../../local/functions/worker.ts';

const done: Outcome = { ok: true, payload: 'null' };
const crashed: Outcome = { ok: false, kind: 'crash', errorType: 'Runtime.ExitError', errorMessage: 'exit status 1' };

/** A process that answers when the test says so. */
function fakeWorker() {
  const exited = Promise.withResolvers<void>();
  const running: ((outcome: Outcome) => void)[] = [];
  let killed = false;
  const worker: Worker = {
    ready: Promise.resolve(),
    run: () => {
      if (running.length > 0) throw new Error('two events at once');
      return new Promise((resolve) => running.push(resolve));
    },
    exited: exited.promise,
    kill: () => {
      killed = true;
      exited.resolve();
    },
  };
  return { worker, answer: (outcome: Outcome) => running.shift()?.(outcome), exit: exited.resolve, isKilled: () => killed };
}

function fakePool(maxWorkers: number) {
  const started: ReturnType<typeof fakeWorker>[] = [];
  const pool = makePool(() => {
    const fake = fakeWorker();
    started.push(fake);
    return fake.worker;
  }, maxWorkers);
  return { pool, started };
}

const settle = () => vi.advanceTimersByTimeAsync(0);

describe('a pool of processes', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('gives each process one event at a time and lets the rest wait in order', async () => {
    const { pool, started } = fakePool(2);
    const order: string[] = [];
    for (const id of ['a', 'b', 'c']) void pool.run(id, '{}').then(() => order.push(id));
    await settle();
    expect(started).toHaveLength(2);
    started[1]?.answer(done);
    await settle();
    started[1]?.answer(done);
    started[0]?.answer(done);
    await settle();
    expect(order).toEqual(['b', 'c', 'a']);
  });

  test('replaces a process that crashed', async () => {
    const { pool, started } = fakePool(1);
    const first = pool.run('a', '{}');
    const second = pool.run('b', '{}');
    await settle();
    started[0]?.answer(crashed);
    started[0]?.exit();
    expect(await first).toEqual(crashed);
    await settle();
    expect(started).toHaveLength(2);
    started[1]?.answer(done);
    expect(await second).toEqual(done);
  });

  test('ends a process that nobody needed for a minute, but keeps the last one', async () => {
    const { pool, started } = fakePool(2);
    void pool.run('a', '{}');
    void pool.run('b', '{}');
    await settle();
    for (const fake of started) fake.answer(done);
    await vi.advanceTimersByTimeAsync(59_000);
    expect(started.filter((fake) => fake.isKilled())).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(120_000);
    expect(started.filter((fake) => fake.isKilled())).toHaveLength(1);
  });

  test('answers what waits, and what comes later, when it stops', async () => {
    const { pool, started } = fakePool(1);
    void pool.run('a', '{}');
    const waiting = pool.run('b', '{}');
    await settle();
    await pool.stop();
    expect(started[0]?.isKilled()).toBe(true);
    expect(await waiting).toMatchObject({ ok: false, errorType: 'Runtime.Stopped' });
    expect(await pool.run('c', '{}')).toMatchObject({ ok: false, errorType: 'Runtime.Stopped' });
  });
});
