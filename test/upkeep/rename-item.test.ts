import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Item } from '../../upkeep/migrations/migration.ts';
import type { Pool } from '../../upkeep/restore/accounts.ts';
import { restorePool } from '../../upkeep/restore-city.ts';
import { startCatalog } from './tables-fixture.ts';

let catalog: Awaited<ReturnType<typeof startCatalog>>;
beforeEach(async () => {
  catalog = await startCatalog();
});
afterEach(async () => expect(await catalog.stop()).toEqual([]));

const renamed = (item: Item): Item => {
  const { pk, by } = item;
  return pk.includes('old') || by === 'old' ? { ...item, pk: pk.replace('old', 'new'), ...(by === 'old' ? { by: 'new' } : {}) } : item;
};

describe('an item that is given another name', () => {
  const meta = { pk: 'DATASET#a', sk: 'META', by: 'old', access: 'open' };
  const state = { pk: 'ACCOUNT#old', sk: 'STATE', groups: ['steward'] };

  test('keeps a hold and a tightening that were written after it was read', async () => {
    await catalog.put({ ...meta, access: 'closed', hold: { reason: 'bocor' } });
    expect(await catalog.table.rename(meta, renamed)).toBe('renamed');
    expect(await catalog.all()).toEqual([{ ...meta, by: 'new', access: 'closed', hold: { reason: 'bocor' } }]);
  });

  test('is read again where the very name was changed meanwhile', async () => {
    await catalog.put({ ...meta, by: 'somebody' });
    expect(await catalog.table.rename(meta, renamed)).toBe('renamed');
    expect(await catalog.all()).toEqual([{ ...meta, by: 'somebody' }]);
  });

  test('stands under another key as it was by then, and no more under the one before', async () => {
    await catalog.put({ ...state, groups: [] });
    expect(await catalog.table.rename(state, renamed)).toBe('renamed');
    expect(await catalog.all()).toEqual([{ ...state, pk: 'ACCOUNT#new', groups: [] }]);
  });

  const beforeRemoval = (act: () => Promise<unknown>) => {
    let isDone = false;
    catalog.documents.middlewareStack.add(
      (next, context) => async (given) => {
        if (!isDone && String(context.commandName).startsWith('Delete')) {
          isDone = true;
          await act();
        }
        return next(given);
      },
      { step: 'initialize' },
    );
  };

  test('takes along what came to the old key after it was put under the new one', async () => {
    await catalog.put(state);
    beforeRemoval(() => catalog.put({ ...state, disabled: true }));
    expect(await catalog.table.rename(state, renamed)).toBe('renamed');
    expect(await catalog.all()).toEqual([{ ...state, pk: 'ACCOUNT#new', disabled: true }]);
  });

  test('stands under no key where the old one was removed after it was put under the new one', async () => {
    await catalog.put(state);
    beforeRemoval(() => catalog.table.remove(state));
    expect(await catalog.table.rename(state, renamed)).toBe('gone');
    expect(await catalog.all()).toEqual([]);
  });

  test('is never written over another that stands under the new key', async () => {
    const other = { pk: 'ACCOUNT#new', sk: 'STATE', groups: [] };
    await catalog.put(state);
    await catalog.put(other);
    expect(await catalog.table.rename(state, renamed)).toBe('taken');
    expect(await catalog.all()).toEqual([other, state]);
  });

  test('of a run that broke off between the two writes goes from the old key', async () => {
    await catalog.put(state);
    await catalog.put(renamed(state));
    expect(await catalog.table.rename(state, renamed)).toBe('renamed');
    expect(await catalog.all()).toEqual([renamed(state)]);
  });

  test('that somebody removed meanwhile stays removed', async () => {
    expect(await catalog.table.rename(meta, renamed)).toBe('gone');
    expect(await catalog.table.rename(state, renamed)).toBe('gone');
    expect(await catalog.all()).toEqual([]);
  });
});

describe('a pool that is restored', () => {
  const [old, made] = ['00000000-0000-4000-8000-000000000001', '11111111-0000-4000-8000-000000000001'];
  const account = { sub: old, email: 'siti@dinkes.example', name: 'Siti', disabled: false, groups: ['operator:dinkes'] };
  const poolOf = (there: { sub?: string }, groups: string[]): Pool => ({
    find: async () => (there.sub === undefined ? undefined : { sub: there.sub, disabled: false }),
    create: async () => {
      there.sub = made;
      return { sub: made };
    },
    groupsOf: async () => groups,
    addToGroup: async (_sub, group) => void groups.push(group),
    disable: async () => undefined,
  });
  const restored = (pool: Pool) =>
    restorePool({ documents: catalog.documents, CATALOG_TABLE: catalog.name, pool }, [account], new Date('2026-12-01T00:00:00Z'));
  const ofAccount = (sub: string): Item[] => [
    { pk: `ACCOUNT#${sub}`, sk: 'PERSON', sub, person: 'hash' },
    { pk: `ACCOUNT#${sub}`, sk: 'STATE', sub, groups: ['operator:dinkes'] },
  ];
  const accounts = async () => (await catalog.all()).filter(({ pk }) => pk.startsWith('ACCOUNT#'));

  test('has its items under the new name, once: an older copy later gives no right and no person back', async () => {
    await Promise.all(ofAccount(old).map(catalog.put));
    const [there, groups]: [{ sub?: string }, string[]] = [{}, []];
    const pool = poolOf(there, groups);
    expect(await restored(pool)).toMatchObject({ made: 1, items: 2, earlier: 0 });
    expect(await accounts()).toEqual(ofAccount(made));
    // The steward takes the right; an older copy of the table brings the old items back.
    groups.length = 0;
    const [person, state] = ofAccount(made);
    if (person === undefined || state === undefined) throw new Error('an account has two items');
    await catalog.put({ ...state, groups: [] });
    await catalog.table.remove(person);
    await Promise.all(ofAccount(old).map(catalog.put));
    expect(await restored(pool)).toMatchObject({ made: 0, items: 0, earlier: 1 });
    expect(groups).toEqual([]);
    expect(await accounts()).toEqual([...ofAccount(old), { ...state, groups: [] }]);
  });

  test('carries no person to an account that somebody else made', async () => {
    await Promise.all(ofAccount(old).map(catalog.put));
    const groups: string[] = [];
    expect(await restored(poolOf({ sub: made }, groups))).toMatchObject({ made: 0, items: 0, others: [account.email] });
    expect([groups, await accounts()]).toEqual([[], ofAccount(old)]);
  });

  test('tells what stands under the new name already, and leaves it', async () => {
    const taken = { pk: `ACCOUNT#${made}`, sk: 'STATE', sub: made, groups: [] };
    await Promise.all([...ofAccount(old), taken].map(catalog.put));
    expect(await restored(poolOf({}, []))).toMatchObject({ items: 1, taken: new Map([['ACCOUNT', 1]]) });
    expect(await accounts()).toContainEqual(taken);
  });
});
