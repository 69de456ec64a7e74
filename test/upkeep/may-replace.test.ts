import { expect, test } from 'vitest';
import { restoreItems } from '../../upkeep/restore/items.ts';
import { mayReplace } from '../../upkeep/restore/may-replace.ts';
import { startCatalog } from './tables-fixture.ts';

const meta = { pk: 'DATASET#penduduk', sk: 'META', access: 'limited', sharing: 'by-request', state: 'published', title: 'Penduduk' };

test.each([
  ['a wider level', { access: 'open', sharing: undefined }, {}],
  ['a wider sharing', { sharing: 'government' }, {}],
  ['a level that nobody can read', { access: 'terbuka' }, {}],
  ['no hold', {}, { hold: { reason: 'bocor' } }],
  ['data that were destroyed since', {}, { destroyed: { minutes: 'M1' } }],
  ['a dataset that was withdrawn since', {}, { state: 'withdrawn' }],
  ['versions of a narrower level', {}, { servesFrom: 3 }],
  ['grants that a closing ended', {}, { grantsFrom: '2026-11-30T00:00:00Z' }],
])('a META of the copy with %s is not put in place of what stands', (_what, copied, there) => {
  expect(mayReplace({ ...meta, ...there }, { ...meta, ...copied })).toBe(false);
});

test('a META of the copy that is as strict, or stricter, is; so is one in place of what a fault spoilt', () => {
  expect(mayReplace({ ...meta, title: 'x' }, meta)).toBe(true);
  expect(mayReplace(meta, { ...meta, access: 'closed', hold: {} })).toBe(true);
  expect(mayReplace({ ...meta, access: 'rusak' }, meta)).toBe(true);
});

test.each([
  ['CATALOG', 'HIDDEN'],
  ['DATASET#penduduk', 'GRANT#bps'],
  ['SEARCH-GRANTS#dinsos', 'siti'],
  ['UNIT#dinkes', 'puskesmas'],
  ['ACCOUNT#siti', 'STATE'],
  ['ACCOUNT#siti', 'PERSON'],
  ['PERSON#hash', 'ACCOUNT'],
  ['LOCK#hash', 'LOCK'],
  ['RESTORED-ACCOUNTS', 'siti'],
  ['MIGRATIONS', '0001'],
])('what decides who is let in is never replaced: %s / %s', (pk, sk) => {
  expect(mayReplace({ pk, sk, a: 1 }, { pk, sk, a: 2 })).toBe(false);
});

test('other items are', () => {
  expect(mayReplace({ pk: 'DATASET#penduduk', sk: 'ABOUT', a: 1 }, { pk: 'DATASET#penduduk', sk: 'ABOUT', a: 2 })).toBe(true);
});

test('a table keeps the stricter META and the hold, has the rest of the copy, and is told how many it kept', async () => {
  const catalog = await startCatalog();
  try {
    const about = { pk: 'DATASET#penduduk', sk: 'ABOUT', description: 'rusak' };
    const held = { ...meta, hold: { reason: 'bocor' } };
    await Promise.all([about, held].map(catalog.put));
    const copy = async function* () {
      yield meta;
      yield { ...about, description: 'benar' };
    };
    expect(await restoreItems(copy, catalog.table, true)).toMatchObject({ differing: 2, replaced: 1, kept: 1 });
    expect(await catalog.all()).toEqual([{ ...about, description: 'benar' }, held]);
  } finally {
    await catalog.stop();
  }
});
