import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Item } from '../../upkeep/migrations/migration.ts';
import { type Anew, type KeptAccount, type Pool, restoreAccounts, withNewSubs } from '../../upkeep/restore/accounts.ts';
import { restoreItems } from '../../upkeep/restore/items.ts';
import { joinKey, partKey } from '../../upkeep/restore/key-shares.ts';
import { type ListedVersion, restoreObjects } from '../../upkeep/restore/objects.ts';
import { withStandingVersions } from '../../upkeep/restore/versions.ts';
import { fitOf } from '../../upkeep/restore/whole.ts';
import { memoryMigratedTable } from './memory-migrated-table.ts';
import { each, item } from './some-items.ts';

describe('restored items', () => {
  const none = { same: 0, put: 0, takenOut: 0, differing: 0, replaced: 0, kept: 0, meanwhile: 0, newer: 0 };
  const copy = () => each([item('same', { blob: new Uint8Array([1, 2]) }), item('lost'), item('other', { title: 'lama' })]);
  const table = () => {
    const memory = memoryMigratedTable([item('same', { blob: Buffer.from([1, 2]) }), item('other', { title: 'baru' }), item('newer')]);
    return { items: memory.items, of: { ...memory, items: () => each([...memory.items.values()]) } };
  };

  test('are those that the table lost; what it has and the copy has not, or has otherwise, stays', async () => {
    const { items, of } = table();
    expect(await restoreItems(copy, of, false)).toEqual({ ...none, same: 1, put: 1, differing: 1, newer: 1 });
    expect(items.get('A|other')?.title).toBe('baru');
    expect([...items.keys()].toSorted()).toEqual(['lost', 'newer', 'other', 'same'].map((sk) => `A|${sk}`));
  });

  test('are the copy’s, too, where it is asked for; done again nothing is', async () => {
    const { items, of } = table();
    await restoreItems(copy, of, true);
    expect(items.get('A|other')?.title).toBe('lama');
    expect(await restoreItems(copy, of, true)).toEqual({ ...none, same: 3, newer: 1 });
  });

  test('are not what somebody else wrote between reading and writing', async () => {
    const { items, of } = table();
    const late = () => {
      items.set('A|lost', item('lost', { title: 'baru dibuat' }));
      items.set('A|other', item('other', { title: 'baru diubah' }));
      return copy();
    };
    expect(await restoreItems(late, of, true)).toEqual({ ...none, same: 1, differing: 1, meanwhile: 2, newer: 1 });
    expect(items.get('A|lost')?.title).toBe('baru dibuat');
    expect(items.get('A|other')?.title).toBe('baru diubah');
  });

  test('are not what was taken out on purpose: a title of the register, and who was found in data that were destroyed', async () => {
    const meta = (id: string, more: object = {}): Item => ({ pk: `DATASET#${id}`, sk: 'META', ...more });
    const removed: Item[] = [
      { pk: 'EXEMPTIONS', sk: 'kasus' },
      { pk: 'SUBJECT#nik#4#a', sk: 'bansos#U1#R1#0' },
      { pk: 'DATASET#bansos', sk: 'SUBJECTS#U1' },
      { pk: 'DATASET#bansos', sk: 'BIRTHS#U1' },
      { pk: 'INDEXING#bansos', sk: 'U1#R1' },
      { pk: 'FINDING-PERSONS#bansos', sk: 'dua-kali' },
    ];
    const lost: Item[] = [
      { pk: 'EXEMPTIONS', sk: 'hilang' },
      { pk: 'SUBJECT#nik#4#a', sk: 'kasus#U2#R1#0' },
      { pk: 'DATASET#bansos', sk: 'ABOUT' },
    ];
    const put: Item[] = [];
    const stands = { items: () => each([meta('kasus'), meta('bansos', { destroyed: {} })]), change: async () => true };
    const losing = { ...stands, putMissing: async (one: Item) => put.push(one) > 0 };
    expect(await restoreItems(() => each([...removed, meta('hilang'), ...lost]), losing, false)).toMatchObject({ put: 4, takenOut: 6 });
    expect(put).toEqual([meta('hilang'), ...lost]);
  });

  test('of which some are written at once are all written', async () => {
    const { items, of } = table();
    const many = () => each(Array.from({ length: 60 }, (_, index) => item(String(index))));
    expect(await restoreItems(many, of, false)).toMatchObject({ put: 60 });
    expect(items.size).toBe(63);
  });
});

describe('restored objects', () => {
  const since = new Date('2026-12-01T00:00:00Z');
  const version = (key: string, versionId: string, at: string, isMarker = false): ListedVersion => ({
    key,
    versionId,
    at: new Date(at),
    isMarker,
  });
  const listed = [
    version('a', 'm2', '2026-12-01T02:00:00Z', true),
    version('a', 'm1', '2026-12-01T01:00:00Z', true),
    version('a', 'v1', '2026-11-01T00:00:00Z'),
    version('b', 'v1', '2026-11-01T00:00:00Z'),
    version('c', 'm1', '2026-11-30T00:00:00Z', true),
    version('c', 'v1', '2026-11-01T00:00:00Z'),
    version('d', 'm1', '2026-12-01T03:00:00Z', true),
    version('e', 'v2', '2026-12-01T04:00:00Z'),
    version('e', 'm1', '2026-12-01T03:00:00Z', true),
    version('e', 'v1', '2026-11-01T00:00:00Z'),
  ];

  test('are those deleted since: their markers go, and no version does', async () => {
    const removed: string[] = [];
    const remove = async (key: string, versionId: string) => void removed.push(`${key} ${versionId}`);
    expect(await restoreObjects({ versions: () => each(listed), remove }, since)).toEqual({ back: 1, standing: 2, deletedBefore: 1 });
    expect(removed).toEqual(['a m2', 'a m1']);
  });
});

describe('restored accounts', () => {
  const kept: KeptAccount[] = ['siti', 'budi', 'ani'].map((name, index) => ({
    sub: `00000000-0000-4000-8000-00000000000${index}`,
    email: `${name}@dinkes.example`,
    name,
    disabled: name === 'budi',
    groups: ['operator:dinkes', 'unit:dinkes'],
  }));
  const poolOf = (there: readonly { readonly sub: string; readonly email: string }[]) => {
    const users = new Map(there.map(({ sub, email }) => [email, { sub, disabled: false }]));
    const groups = new Map<string, string[]>();
    const pool: Pool = {
      find: async (email) => users.get(email),
      create: async ({ email }) => {
        const sub = `11111111-0000-4000-8000-00000000000${users.size}`;
        users.set(email, { sub, disabled: false });
        return { sub };
      },
      groupsOf: async (sub) => groups.get(sub) ?? [],
      addToGroup: async (sub, group) => void groups.set(sub, [...(groups.get(sub) ?? []), group]),
      disable: async (sub) => {
        for (const user of users.values()) if (user.sub === sub) user.disabled = true;
      },
    };
    return { pool, users, groups };
  };

  const noted = (first: Readonly<Record<string, Anew>> = {}) => {
    const kept = new Map(Object.entries(first));
    return { of: async (sub: string) => kept.get(sub), keep: async (sub: string, anew: Anew) => void kept.set(sub, anew), kept };
  };

  test('have their address, groups and state again, and a sub that Cognito chose', async () => {
    const { pool, users, groups } = poolOf([]);
    const { made, renamed } = await restoreAccounts(kept, pool, noted());
    expect([made, renamed.size]).toEqual([3, 3]);
    expect(users.get('budi@dinkes.example')?.disabled).toBe(true);
    expect([...groups.values()]).toEqual(kept.map((account) => account.groups));
  });

  test('leave those alone that never went: what was taken from them since stays taken', async () => {
    const { pool, groups } = poolOf(kept);
    expect(await restoreAccounts(kept, pool, noted())).toMatchObject({ made: 0, standing: 3 });
    expect(groups.size).toBe(0);
  });

  test('leave those alone that an earlier run put back: a right that was taken since stays taken', async () => {
    const [siti] = kept;
    const { pool, groups } = poolOf([{ sub: 'baru', email: siti?.email ?? '' }]);
    const done = await restoreAccounts(kept.slice(0, 1), pool, noted({ [siti?.sub ?? '']: { to: 'baru' } }));
    expect(done).toEqual({ standing: 0, made: 0, earlier: 1, others: [], renamed: new Map() });
    expect(groups.size).toBe(0);
  });

  test('give nothing to an account that somebody else made under the address, and tell of it', async () => {
    const [siti] = kept;
    const email = siti?.email ?? '';
    const { pool, groups } = poolOf([{ sub: 'orang-lain', email }]);
    for (const notes of [noted(), noted({ [siti?.sub ?? '']: { to: 'baru' } })]) {
      const done = await restoreAccounts(kept.slice(0, 1), pool, notes);
      expect(done).toEqual({ standing: 0, made: 0, earlier: 0, others: [email], renamed: new Map() });
    }
    expect(groups.size).toBe(0);
  });

  test('lost again are called by what they were called last', async () => {
    const [siti] = kept;
    const { pool } = poolOf([]);
    const notes = noted({ [siti?.sub ?? '']: { to: 'baru' } });
    const { renamed } = await restoreAccounts(kept.slice(0, 1), pool, notes);
    expect([...renamed]).toEqual([['baru', '11111111-0000-4000-8000-000000000000']]);
    expect(notes.kept.get('baru')).toEqual({ to: '11111111-0000-4000-8000-000000000000', left: 'items' });
  });

  test('broken off after any call and run again, end alike', async () => {
    for (let fails = 1; fails < 15; fails += 1) {
      const { pool, users, groups } = poolOf([]);
      const notes = noted();
      let calls = 0;
      const failing =
        <Given extends unknown[], Result>(call: (...given: Given) => Promise<Result>) =>
        async (...given: Given) => {
          calls += 1;
          if (calls === fails) throw new Error('power cut');
          return call(...given);
        };
      const cut = { ...pool, create: failing(pool.create), addToGroup: failing(pool.addToGroup), disable: failing(pool.disable) };
      await restoreAccounts(kept, cut, notes).catch(() => undefined);
      const { renamed } = await restoreAccounts(kept, pool, notes);
      expect(renamed.size).toBe(3);
      expect([...groups.values()]).toEqual(kept.map((account) => account.groups));
      expect(users.get('budi@dinkes.example')?.disabled).toBe(true);
    }
  });

  test('are called by their new sub in keys, names and values, and nothing else is touched', () => {
    const [siti] = kept;
    const to = '11111111-0000-4000-8000-000000000009';
    const renamed = new Map([[siti?.sub ?? '', to]]);
    const item = { pk: `ACCOUNT#${siti?.sub}`, sk: 'STATE', by: [siti?.sub, 'x'], at: { [siti?.sub ?? '']: 1 }, blob: new Uint8Array([1]) };
    expect(withNewSubs(item, renamed)).toEqual({
      pk: `ACCOUNT#${to}`,
      sk: 'STATE',
      by: [to, 'x'],
      at: { [to]: 1 },
      blob: new Uint8Array([1]),
    });
    const other = { pk: 'ACCOUNT#22222222-0000-4000-8000-000000000000', sk: 'STATE' };
    expect(withNewSubs(other, renamed)).toBe(other);
  });
});

describe('shares of a key', () => {
  const key = 'k'.repeat(20) + randomBytes(33).toString('base64url');
  const [one, two] = partKey(key, randomBytes);

  test('give it back together, in either order', () => {
    expect(joinKey(one, two)).toEqual({ key });
    expect(joinKey(two, one)).toEqual({ key });
  });

  test('tell nothing alone: under another pad the same share would be of any other key', () => {
    const other = 'z'.repeat(key.length);
    const pad = Buffer.from(two.value, 'base64').map((byte, index) => byte ^ other.charCodeAt(index));
    const [, ofOther] = partKey(other, (bytes) => (bytes === other.length ? pad : new Uint8Array(bytes)));
    expect(ofOther.value).toBe(two.value);
    expect(JSON.stringify([one, two])).not.toContain(key.slice(0, 8));
  });

  test('give nothing when they are of two partings, the same one, damaged, or no shares', () => {
    const [another] = partKey(key, randomBytes);
    expect(joinKey(another, two)).toHaveProperty('refused');
    expect(joinKey(one, one)).toHaveProperty('refused');
    expect(joinKey({ ...one, value: `A${one.value.slice(1)}` }, { ...two })).toHaveProperty('refused');
    expect(joinKey({ share: 1 }, two)).toHaveProperty('refused');
    expect(joinKey(undefined, undefined)).toHaveProperty('refused');
  });
});

describe('a table and its buckets', () => {
  const part = (uploadId: string) => ({ key: `datasets/penduduk/parts/2026/${uploadId}.parquet`, versionId: `v-${uploadId}` });
  const items: Item[] = [
    { pk: 'DATASET#penduduk', sk: 'META', datasetId: 'penduduk', current: { n: 2, uploadId: 'U2' } },
    { pk: 'DATASET#penduduk', sk: 'MANIFEST#0000001#U1', parts: [part('U1')] },
    { pk: 'DATASET#penduduk', sk: 'MANIFEST#0000002#U2', parts: [part('U1'), part('U2')] },
    { pk: 'DATASET#penduduk', sk: 'UPLOAD#U1', parts: [part('U1')] },
    { pk: 'DATASET#penduduk', sk: 'UPLOAD#U2', parts: [part('U2')] },
  ];
  const fitting = (changes: Partial<Parameters<typeof fitOf>[0]> = {}) =>
    fitOf({
      items,
      hasVersion: ({ versionId }) => ['v-U1', 'v-U2'].includes(versionId),
      publishedKeys: [part('U1').key, part('U2').key, 'datasets/penduduk/files/2/all.csv'],
      inboxKeys: ['small/penduduk/U1/x', 'small/penduduk/U2/y', 'match-lists/z'],
      ...changes,
    });

  test('fit when the table names what the buckets have', () => {
    expect(fitting()).toEqual({ withoutManifest: [], missing: [], orphans: new Map(), unknownUploads: new Map() });
  });

  test('of a younger bucket tell what the table does not name: parts that nobody reads, and files to be sent again', () => {
    const older = items.filter(({ sk }) => !sk.endsWith('U2'));
    const [meta, ...rest] = older;
    const found = fitting({ items: [{ ...meta, pk: 'DATASET#penduduk', sk: 'META', current: { n: 1, uploadId: 'U1' } }, ...rest] });
    expect(found).toMatchObject({ withoutManifest: [], missing: [] });
    expect([...found.orphans]).toEqual([['penduduk', 1]]);
    expect([...found.unknownUploads]).toEqual([['penduduk', ['U2']]]);
  });

  test('of an older bucket tell which parts are named and gone', () => {
    expect(fitting({ hasVersion: ({ versionId }) => versionId === 'v-U1' }).missing).toEqual([part('U2')]);
  });

  test('tell a version whose manifest is not there', () => {
    expect(fitting({ items: items.filter(({ sk }) => sk !== 'MANIFEST#0000002#U2') }).withoutManifest).toEqual(['penduduk']);
  });
});

describe('versions of objects', () => {
  const versionFor = (key: string, versionId: string) => (versionId === 'gone' ? `new-${key}` : undefined);

  test('that are gone are named by those that stand, wherever an item names an object', () => {
    const item = {
      ...{ pk: 'DATASET#a', sk: 'MANIFEST#1', key: 'k', versionId: 'gone' },
      parts: [
        { key: 'p', versionId: 'gone', rows: 1 },
        { key: 'q', versionId: 'there' },
      ],
      blocks: { key: 'b', versionId: 'gone' },
    };
    expect(withStandingVersions(item, versionFor)).toEqual({
      ...{ pk: 'DATASET#a', sk: 'MANIFEST#1', key: 'k', versionId: 'new-k' },
      parts: [
        { key: 'p', versionId: 'new-p', rows: 1 },
        { key: 'q', versionId: 'there' },
      ],
      blocks: { key: 'b', versionId: 'new-b' },
    });
  });

  test('that are there leave the very item', () => {
    const item = { pk: 'DATASET#a', sk: 'META', parts: [{ key: 'p', versionId: 'there' }], blob: new Uint8Array([1]), versionId: 'gone' };
    expect(withStandingVersions(item, versionFor)).toBe(item);
  });
});
