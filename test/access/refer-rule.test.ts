import { describe, expect, test } from 'vitest';
import { mayRefer, readerOf, whyOwnNotServed } from '../../functions/access/refer-rule.ts';
import type { Dataset } from '../../functions/model/dataset.ts';
import { aDataset, aDraft } from '../fakes/datasets.ts';
import { otherOpd, owningOpd } from '../fakes/principals.ts';

const now = new Date('2026-11-24T05:00:00.000Z');
const asks = (opdId: string, dataset: Dataset | undefined) => mayRefer({ opdId, startedBy: 'sub-operator' }, dataset, now);
const hold = { at: '2026-11-20T00:00:00.000Z', by: 'sub-head', reason: 'Diperiksa ulang' };

describe('another OPD', () => {
  test.each([
    ['open', aDataset(), 'allow'],
    ['limited, shared with government', aDataset({ access: 'limited', sharing: 'government' }), 'allow'],
    ['limited, by request', aDataset({ access: 'limited', sharing: 'by-request' }), 'deny'],
    ['closed', aDataset({ access: 'closed' }), 'deny'],
  ] as const)('refers to a dataset that is %s: %s', (_, dataset, effect) => {
    expect(asks(otherOpd, dataset).effect).toBe(effect);
  });

  test('may not refer to a version that was published under a narrower level', () => {
    expect(asks(otherOpd, aDataset({ servesFrom: 2 })).effect).toBe('deny');
  });
});

test.each([
  ['limited, by request', aDataset({ access: 'limited', sharing: 'by-request' })],
  ['closed', aDataset({ access: 'closed' })],
])('the owning OPD refers to its own dataset that is %s', (_, dataset) => {
  expect(asks(owningOpd, dataset).effect).toBe('allow');
});

test.each([
  ['held', aDataset({ hold })],
  ['withdrawn', aDataset({ state: 'withdrawn' })],
  ['a draft', aDraft({ access: 'open' })],
  ['a draft again, whatever it held before', aDataset({ state: 'draft' })],
])('nobody refers to a dataset that is %s', (_, dataset) => {
  expect([asks(owningOpd, dataset).effect, asks(otherOpd, dataset).effect]).toEqual(['deny', 'deny']);
});

test('every refusal is the same 404, whether the dataset exists or not', () => {
  const refused = [undefined, aDataset({ access: 'closed' }), aDataset({ hold }), aDataset({ state: 'withdrawn' }), aDraft()];
  expect(new Set(refused.map((dataset) => JSON.stringify({ ...asks(otherOpd, dataset), rule: '', reason: '' }))).size).toBe(1);
  expect(asks(otherOpd, undefined)).toMatchObject({ effect: 'deny', answer: 404 });
});

test("a unit's part refers to what anybody signed in may read: nothing is the unit's own, and no reason is told", () => {
  const unit = { opdId: owningOpd, unitId: 'benda', startedBy: 'sub-unit' };
  expect(readerOf(unit)).toEqual({ type: 'account', sub: 'sub-unit', name: owningOpd, kinds: [] });
  const closed = aDataset({ access: 'closed' });
  expect([mayRefer(unit, aDataset(), now).effect, mayRefer(unit, closed, now).effect]).toEqual(['allow', 'deny']);
  expect([whyOwnNotServed(unit, aDataset({ hold })), whyOwnNotServed({ opdId: owningOpd }, aDataset({ hold }))]).toEqual([
    undefined,
    'held',
  ]);
});
