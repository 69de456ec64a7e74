import { describe, expect, test } from 'vitest';
import { actOnDataset, actsAsUnits } from '../../functions/access/act-rules.ts';
import { anonymous, kindSchema, type Principal } from '../../functions/model/principal.ts';
import { aDataset } from '../fakes/datasets.ts';
import { otherOpd, owningOpd, principalOf } from '../fakes/principals.ts';

const dataset = aDataset({ access: 'closed' });
const hold = { at: '2026-11-20T00:00:00.000Z', by: 'sub-head', reason: 'Diperiksa ulang' };
const ofUnits = {
  kind: 'unit' as const,
  unitOf: owningOpd,
  delivers: [
    { datasetId: dataset.datasetId, unitId: 'benda' },
    { datasetId: 'another', unitId: 'cipondoh' },
  ],
};
const unit: Principal = { type: 'account', sub: 'sub-unit', name: 'Unit', kinds: [ofUnits] };
const operatorAndUnit: Principal = { ...unit, kinds: [{ kind: 'operator', opdId: owningOpd }, ofUnits] };
const own = ['see-template', 'upload', 'follow-upload', 'read-part'] as const;

describe('an account of a unit', () => {
  test.each(own)('does %s as the unit that delivers the dataset, even of a dataset that it may not see', (action) => {
    expect(actOnDataset(unit, action, dataset)).toMatchObject({ effect: 'allow', rule: `${action}/unit`, reason: 'delivers a part of it' });
    expect(actsAsUnits(unit, action, dataset)).toEqual(['benda']);
  });

  test('does nothing else, and nothing with a dataset of another OPD or a withdrawn one', () => {
    expect(actOnDataset(unit, 'describe', dataset).effect).toBe('deny');
    for (const other of [aDataset({ access: 'closed', opdId: otherOpd }), aDataset({ state: 'withdrawn' })])
      for (const action of own) expect([action, actsAsUnits(unit, action, other)]).toEqual([action, undefined]);
  });

  test('reads no part while the dataset is held, and is told so', () => {
    const decision = actOnDataset(unit, 'read-part', { ...dataset, hold });
    expect(decision).toMatchObject({ effect: 'deny', rule: 'read-part/held', reason: 'held', answer: 403 });
    expect(actOnDataset(unit, 'upload', { ...dataset, hold }).effect).toBe('allow');
  });

  test('is read from its token and its items, and from nothing wider', () => {
    expect(kindSchema.parse(ofUnits)).toEqual(ofUnits);
    expect(kindSchema.safeParse({ ...ofUnits, delivers: [{ datasetId: 'another', unitId: 'benda', all: true }] }).success).toBe(false);
  });
});

test.each(own)('who may do %s to the whole dataset does it as no unit, even if a unit is theirs, too', (action) => {
  for (const principal of [operatorAndUnit, principalOf('operator')]) {
    expect(actOnDataset(principal, action, dataset).rule).toBe(`${action}/granted`);
    expect(actsAsUnits(principal, action, dataset)).toBeUndefined();
  }
  expect(actsAsUnits(anonymous, action, dataset)).toBeUndefined();
});
