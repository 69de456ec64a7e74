import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Callback, Store } from '../../local/tables/dynalite-store.ts';
import { mendWrites } from '../../local/tables/mend-writes.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'mend-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

/** A database that answers when it is told to, as LevelDB does from its own threads; `reopened` counts how often it was opened again. */
function heldDatabase() {
  const held: { readonly what: string; readonly answer: Callback<void> }[] = [];
  const state = { reopened: 0, reopenFails: false };
  const hold = (what: string, answer: Callback<void>) => void held.push({ what, answer });
  const db: Store['db'] = {
    open: async () => undefined,
    values: () => ({ close: async () => undefined }),
    close: { _original: async () => undefined },
    put: (key, _value, callback) => hold(key, callback),
    del: (key, callback) => hold(key, callback),
    batch: (operations, callback) => hold(operations.map(({ key }) => key).join(), callback),
  };
  mendWrites(db, directory, async () => {
    if (state.reopenFails) throw new Error('no room');
    state.reopened += 1;
  });
  return { db, held, state };
}

const written = (start: (callback: Callback<void>) => void) =>
  new Promise<string>((resolve) => start((error) => resolve(error ? error.message : 'ok')));
const turn = () => new Promise((resolve) => setTimeout(resolve, 20));

test('writes go through while none fails', async () => {
  const { db, held, state } = heldDatabase();
  const answers = [written((done) => db.put('a', 1, done)), written((done) => db.del('b', done)), written((done) => db.batch([], done))];
  await turn();
  for (const { answer } of held) answer(null);
  expect(await Promise.all(answers)).toEqual(['ok', 'ok', 'ok']);
  expect(state.reopened).toBe(0);
});

test('a write behind one that failed is an error, too, though LevelDB calls it done', async () => {
  const { db, held } = heldDatabase();
  const [first, second] = [written((done) => db.put('a', 1, done)), written((done) => db.put('b', 1, done))];
  await turn();
  held[0]?.answer(new Error('ENOSPC'));
  held[1]?.answer(null);
  expect(await first).toBe('ENOSPC');
  expect(await second).not.toBe('ok');
});

test('after a failure nothing is written before the database was opened again, once for all that wait', async () => {
  const { db, held, state } = heldDatabase();
  const first = written((done) => db.put('a', 1, done));
  await turn();
  held[0]?.answer(new Error('ENOSPC'));
  await first;
  state.reopenFails = true;
  expect(await written((done) => db.put('b', 1, done))).toBe('no room');
  expect(held.map(({ what }) => what)).toEqual(['a']);
  state.reopenFails = false;
  const [third, fourth] = [written((done) => db.put('c', 1, done)), written((done) => db.del('d', done))];
  await expect.poll(() => held.length).toBe(3);
  expect(state.reopened).toBe(1);
  for (const { answer } of held.slice(1)) answer(null);
  expect([await third, await fourth]).toEqual(['ok', 'ok']);
  expect(readdirSync(directory)).toEqual([]);
});
