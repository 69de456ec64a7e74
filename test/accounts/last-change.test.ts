import { expect, test } from 'vitest';
import { isRepetition, markOf } from '../../functions/accounts/last-change.ts';
import { principalOf } from '../fakes/principals.ts';

const ask = (groups: readonly string[] | undefined, reason = 'Pindah tugas') => ({
  principal: principalOf('steward'),
  ifMatch: 3,
  body: { reason, ...(groups ? { groups: [...groups] } : {}) },
});

test('the same change is the same in whatever order its groups are named, and another is another', () => {
  const mark = markOf(ask(['instansi:banten', 'operator:dinkes']));
  expect(markOf(ask(['operator:dinkes', 'instansi:banten']))).toBe(mark);
  expect(markOf(ask(['operator:dinkes']))).not.toBe(mark);
  expect(markOf(ask(undefined))).not.toBe(mark);
  expect(isRepetition(ask(['operator:dinkes', 'instansi:banten']), { sub: 'sub-1', revision: 4, lastChange: mark })).toBe(true);
  expect(isRepetition(ask(['operator:dinkes', 'instansi:banten'], 'Lain'), { sub: 'sub-1', revision: 4, lastChange: mark })).toBe(false);
});
