import { describe, expect, test } from 'vitest';
import { maxMigrationPasses, migrate } from '../../upkeep/migrate.ts';
import type { Migration } from '../../upkeep/migrations/migration.ts';
import { type MemoryTable, memoryMigratedTable } from './memory-migrated-table.ts';
import { item } from './some-items.ts';

const now = () => new Date('2026-12-01T00:00:00.000Z');
const five = ['1', '2', '3', '4', '5'].map((sk) => item(sk, { old: true }));
const renewed: Migration = {
  number: 1,
  name: 'renewed',
  of: (one) => (one.old === true ? { becomes: { pk: one.pk, sk: one.sk, new: true } } : {}),
};
const shadowed: Migration = { number: 2, name: 'shadowed', of: (one) => (one.pk === 'A' ? { beside: [{ pk: 'B', sk: one.sk }] } : {}) };
const run = (table: MemoryTable, migrations = [renewed, shadowed]) => migrate({ table, migrations, now });

describe('migrating', () => {
  test('brings every item to its new shape, and puts what was missing beside', async () => {
    const table = memoryMigratedTable(five);
    const done = await run(table);
    expect([...table.items.values()].filter((one) => one.new === true)).toHaveLength(5);
    expect([...table.items.values()].filter(({ pk }) => pk === 'B')).toHaveLength(5);
    expect(done.map(({ changed, passes }) => ({ changed, passes }))).toEqual([
      { changed: 5, passes: 2 },
      { changed: 5, passes: 2 },
    ]);
  });

  test('done again does nothing, and reads nothing', async () => {
    const table = memoryMigratedTable(five);
    const first = await run(table);
    const [kept, items] = [table.kept.length, structuredClone([...table.items])];
    expect(await run(table)).toEqual(first);
    expect(table.kept).toHaveLength(kept);
    expect([...table.items]).toEqual(items);
  });

  test('broken off at any call it goes on where it was, and ends alike', async () => {
    const whole = memoryMigratedTable(five);
    await run(whole);
    for (let fails = 0; fails < 60; fails += 1) {
      const table = memoryMigratedTable(five);
      let calls = 0;
      const failing =
        <Given extends unknown[], Result>(call: (...given: Given) => Promise<Result>) =>
        async (...given: Given) => {
          calls += 1;
          if (calls === fails) throw new Error('power cut');
          return call(...given);
        };
      const cut: MemoryTable = {
        ...table,
        page: failing(table.page),
        change: failing(table.change),
        putMissing: failing(table.putMissing),
        keep: failing(table.keep),
      };
      await run(cut).catch(() => undefined);
      await run(table);
      expect([...table.items].toSorted()).toEqual([...whole.items].toSorted());
    }
  });

  test('leaves what a writer changed meanwhile to the next pass, and loses nothing of it', async () => {
    const table = memoryMigratedTable(five);
    let written = false;
    const raced: MemoryTable = {
      ...table,
      change: async (before, after) => {
        if (!written && before.sk === '3') {
          written = true;
          table.items.set('A|3', { ...before, old: true, title: 'baru', new: false });
        }
        return table.change(before, after);
      },
    };
    await run(raced, [renewed]);
    expect(written).toBe(true);
    expect(table.items.get('A|3')?.new).toBe(true);
    expect(table.items.get('A|3')?.old).toBeUndefined();
  });

  test('keeps where it is after each page, so that little is done twice', async () => {
    const table = memoryMigratedTable(five);
    await run(table, [renewed]);
    expect(table.kept.map(({ from, passes }) => [from?.sk, passes])).toEqual([
      ['2', 0],
      ['4', 0],
      [undefined, 1],
      ['2', 1],
      ['4', 1],
      [undefined, 2],
    ]);
  });

  test('gives up where something writes the old shape again and again', async () => {
    const never: Migration = { number: 1, name: 'never', of: (one) => ({ becomes: { ...one, turn: Number(one.turn ?? 0) + 1 } }) };
    await expect(run(memoryMigratedTable(five), [never])).rejects.toThrow(`after ${maxMigrationPasses} passes`);
  });
});
