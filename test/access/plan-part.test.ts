import { expect, test } from 'vitest';
import { isTold, planPartOf } from '../../functions/access/plan-part.ts';
import { accesses } from '../../functions/model/access-level.ts';
import { planStates } from '../../functions/model/plan-words.ts';
import { aDataset, aDraft } from '../fakes/datasets.ts';
import { owningOpd, principalNames, principalOf } from '../fakes/principals.ts';

const now = new Date('2026-11-24T05:00:00.000Z');
const levels = [...accesses];

test.each(planStates)(
  'of a plan in the state %s its OPD and the steward read all, the coordinator what was signed, the others the public part',
  (state) => {
    const whole = ['operator', 'head', 'steward'];
    const isSigned = state === 'signed' || state === 'agreed';
    for (const name of principalNames) {
      const part = whole.includes(name) ? 'whole' : name === 'coordinator' && isSigned ? 'forum' : 'public';
      expect([name, planPartOf(principalOf(name), owningOpd, state)]).toEqual([name, part]);
    }
  },
);

test('an entry without a dataset is told unless it is planned as closed', () => {
  expect(levels.filter((access) => isTold({ access }, undefined, now))).toEqual(levels.filter((access) => access !== 'closed'));
});

test('an entry planned as closed is never told, whatever became of its dataset', () => {
  for (const dataset of [undefined, aDataset(), aDraft()]) expect(isTold({ access: 'closed' }, dataset, now)).toBe(false);
});

test('an entry whose dataset is closed is not told, be it a draft or published', () => {
  for (const make of [aDataset, aDraft])
    expect(levels.filter((access) => isTold({ access: 'open' }, make({ access }), now))).toEqual(
      levels.filter((access) => access !== 'closed'),
    );
});

test('an entry whose dataset was withdrawn is not told; that of a draft, which nobody sees yet, is', () => {
  expect(isTold({ access: 'open' }, aDataset({ state: 'withdrawn' }), now)).toBe(false);
  expect(isTold({ access: 'open' }, aDraft(), now)).toBe(true);
});
