import { expect, test } from 'vitest';
import { kindsOfGroups } from '../../functions/identity/principal.ts';

test('each group of ours stands for one kind', () => {
  expect(kindsOfGroups(['instansi:banten', 'operator:dinkes', 'pj:dinkes', 'walidata'])).toEqual([
    { kind: 'member', institution: 'banten' },
    { kind: 'operator', opdId: 'dinkes' },
    { kind: 'head', opdId: 'dinkes' },
    { kind: 'steward' },
  ]);
});

test.each(['operator:dinkes:arsip', 'pj:dinkes:', 'operator:', ':dinkes', 'Operator:dinkes', 'constructor', '__proto__', 'toString', ''])(
  'a group that means nothing here gives nothing: %j',
  (group) => {
    expect(kindsOfGroups([group])).toEqual([]);
  },
);

test.each(['instansi', 'operator', 'pj'])('%s of an id that no institution and no OPD can have gives nothing', (role) => {
  const ids = ['ab', 'a'.repeat(81), 'Dinkes', 'din kes', 'dinkes/arsip', 'dinkes\n', '3671014507900001', '*', 'dínkes'];
  expect(kindsOfGroups(ids.map((id) => `${role}:${id}`))).toEqual([]);
  expect(kindsOfGroups(['abc', 'a'.repeat(80)].map((id) => `${role}:${id}`))).toHaveLength(2);
});
