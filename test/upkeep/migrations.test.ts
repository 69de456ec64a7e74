import { describe, expect, test } from 'vitest';
import type { Item, Migration } from '../../upkeep/migrations/migration.ts';
import { migrations } from '../../upkeep/migrations/table.ts';

const uploadId = '01M8NH9FYEZ0CE1KZRMCFZ72JN';
const upload = (more: object = {}): Item => ({
  pk: 'DATASET#penduduk',
  sk: `UPLOAD#${uploadId}`,
  ...{ datasetId: 'penduduk', uploadId, opdId: 'dinkes', state: 'published', at: { 'in-review': '2026-11-25T01:00:00.000Z' } },
  ...more,
});
const meta = (more: object): Item => ({ pk: 'DATASET#penduduk', sk: 'META', datasetId: 'penduduk', revision: 3, ...more });

/** What each migration makes of an item that 0.1.0 wrote, and items that it must leave. */
const cases: Readonly<Record<string, { readonly old: Item; readonly change: object; readonly left: readonly Item[] }>> = {
  'upload-places': {
    old: upload(),
    change: { beside: [{ pk: `UPLOAD#${uploadId}`, sk: 'PLACE', datasetId: 'penduduk' }] },
    left: [meta({ access: 'open' }), { pk: `UPLOAD#${uploadId}`, sk: 'PLACE', datasetId: 'penduduk' }],
  },
  'waiting-lists': {
    old: upload({ state: 'in-review' }),
    change: {
      beside: ['REVIEWS', 'REVIEWS#dinkes'].map((pk) => ({
        pk,
        sk: `penduduk#${uploadId}`,
        ...{ datasetId: 'penduduk', uploadId, opdId: 'dinkes', since: '2026-11-25T01:00:00.000Z' },
      })),
    },
    left: [upload(), upload({ state: 'returned' }), meta({ access: 'open' })],
  },
  'sharing-said': {
    old: meta({ access: 'limited' }),
    change: { becomes: meta({ access: 'limited', sharing: 'by-request' }) },
    left: [meta({ access: 'limited', sharing: 'government' }), meta({ access: 'open' }), meta({ access: 'closed' }), upload()],
  },
};

test('migrations are numbered from 1 without a gap, and each has its case here', () => {
  expect(migrations.map(({ number }) => number)).toEqual(migrations.map((_, index) => index + 1));
  expect(migrations.map(({ name }) => name)).toEqual(Object.keys(cases));
});

describe.each(migrations.map((migration): [string, Migration] => [migration.name, migration]))('%s', (name, { of }) => {
  const found = cases[name];

  test('gives what 0.1.0 wrote today’s shape', () => {
    expect(found && of(found.old)).toEqual(found?.change);
  });

  test('leaves what has it, its own work included', () => {
    const becomes = found && of(found.old).becomes;
    for (const item of [...(found?.left ?? []), ...(becomes ? [becomes] : [])]) expect(of(item).becomes).toBeUndefined();
    for (const item of found?.left ?? []) expect(of(item)).toEqual({});
  });
});
