import { expect, test } from 'vitest';
import type { Item } from '../../upkeep/migrations/migration.ts';
import { compareItems, kindOf } from '../../upkeep/restore/compare-items.ts';
import { saidOfCompared } from '../../upkeep/restore/said-of-compared.ts';

const [old, now, last] = ['a', 'b', 'c'].map((letter) => `${letter.repeat(8)}-0000-4000-8000-000000000000`);
const meta = (id: string, more: object = {}): Item => ({ pk: `DATASET#${id}`, sk: 'META', ...more });
const none = { same: 0, missing: 0, differing: 0, newer: 0, expected: 0, kinds: [] };

test('what is lost, other or newer is told by its kind, and no id, sub or value of it', async () => {
  const copied = [
    meta('kasus-hiv', { title: 'lama' }),
    { pk: 'DATASET#kasus-hiv', sk: 'UPLOAD#01ABC' },
    { pk: `ACCOUNT#${old}`, sk: 'SELF' },
  ];
  const there = [meta('kasus-hiv', { title: 'rahasia' }), { pk: 'EXEMPTIONS', sk: 'kasus-hiv' }, { pk: `ACCOUNT#${old}`, sk: 'SELF' }];
  const lines = saidOfCompared({ what: 'catalog', ...(await compareItems(copied, there)) });
  expect(lines).toEqual([
    'catalog: 1 sama, 1 hilang, 1 berbeda, 1 lebih baru',
    '  DATASET META: 1 berbeda',
    '  DATASET UPLOAD: 1 hilang',
    '  EXEMPTIONS: 1 lebih baru',
  ]);
});

test('an id is in no kind, wherever it stands', () => {
  expect(['kasus', '01KBC', `${old}`].map((id) => [kindOf({ pk: `DATASET#${id}`, sk: id }), kindOf({ pk: id, sk: id })])).toEqual(
    Array.from({ length: 3 }, () => ['DATASET', 'lain']),
  );
});

test('items that call an account by its new name, after one restoration or two, are the same', async () => {
  const copied = [
    { pk: `ACCOUNT#${old}`, sk: 'SELF', by: old },
    { pk: 'DATASET#a', sk: 'META', updatedBy: old },
  ];
  const notes = [
    { pk: 'RESTORED-ACCOUNTS', sk: old, to: now },
    { pk: 'RESTORED-ACCOUNTS', sk: now, to: last },
  ].map(({ pk, sk = '', to }) => ({ pk, sk, to }));
  const there = [{ pk: `ACCOUNT#${last}`, sk: 'SELF', by: last }, { pk: 'DATASET#a', sk: 'META', updatedBy: last }, ...notes];
  expect(await compareItems(copied, there)).toMatchObject({ same: 2, missing: 0, differing: 0, newer: 2 });
});

test('what a restoration leaves otherwise is expected, and why is said: its notes, and what was taken out on purpose', async () => {
  const copied = [
    meta('bansos'),
    { pk: 'EXEMPTIONS', sk: 'bansos' },
    { pk: 'RESTORED-ACCOUNTS', sk: 'x', left: 'items' },
    { pk: 'MIGRATIONS', sk: '1', until: 'a' },
  ];
  const there = [meta('bansos'), { pk: 'RESTORED-ACCOUNTS', sk: 'x' }, { pk: 'MIGRATIONS', sk: '1' }];
  const compared = await compareItems(copied, there);
  expect(compared).toMatchObject({
    ...none,
    same: 1,
    expected: 3,
    kinds: [{ kind: 'EXEMPTIONS' }, { kind: 'MIGRATIONS' }, { expected: 1 }],
  });
  expect(saidOfCompared({ what: 'catalog', ...compared })).toEqual([
    'catalog: 1 sama, 0 hilang, 0 berbeda, 0 lebih baru, 3 tidak seperti salinan sebagaimana mestinya',
    expect.stringMatching(/^ {2}EXEMPTIONS: 1 .*: sengaja dikeluarkan$/),
    expect.stringMatching(/^ {2}MIGRATIONS: 1 .*: mencatat bentuk butir/),
    expect.stringMatching(/^ {2}RESTORED-ACCOUNTS: 1 .*: mencatat akun yang dibuat lagi$/),
  ]);
  expect(await compareItems(copied, [])).toMatchObject({ missing: 4, expected: 0 });
});
