import { expect, test } from 'vitest';
import {
  anonymous,
  groupsOfOpd,
  institutionGroups,
  institutionsOf,
  isHeadOf,
  isKind,
  isOperatorOf,
  type Kind,
  kindsOfGroups,
  opdsOf,
  type Principal,
  principalIdOf,
  principalSchema,
} from '../../functions/model/principal.ts';

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

test('each group without an id stands for its kind; the coordinator of the forum oversees, too', () => {
  expect(kindsOfGroups(['pimpinan', 'koordinator-forum', 'pembina-data', 'pembina-geospasial', 'pembaca-profil', 'helpdesk'])).toEqual([
    { kind: 'overseer' },
    { kind: 'overseer' },
    { kind: 'coordinator' },
    { kind: 'overseer' },
    { kind: 'supervisor', field: 'statistics' },
    { kind: 'overseer' },
    { kind: 'supervisor', field: 'geospatial' },
    { kind: 'profile-reader' },
    { kind: 'helpdesk' },
  ]);
});

test('a group that only ends like one of ours gives nothing', () => {
  expect(kindsOfGroups(['bukan-operator:dinkes', 'xpj:dinkes', 'walidata-lama'])).toEqual([]);
});

const account = (...kinds: Kind[]): Principal => ({ type: 'account', sub: 'sub-1', name: 'Siti', kinds });
const operator: Kind = { kind: 'operator', opdId: 'dinkes' };
const head: Kind = { kind: 'head', opdId: 'dinsos' };
const member: Kind = { kind: 'member', institution: 'banten' };

test('an operator works for an OPD, and its head does, too; no other kind', () => {
  expect(isOperatorOf(account(operator), 'dinkes')).toBe(true);
  expect(isOperatorOf(account(head), 'dinsos')).toBe(true);
  expect(isOperatorOf(account(operator, head), 'banten')).toBe(false);
  expect(isOperatorOf(account({ kind: 'member', institution: 'dinkes' }), 'dinkes')).toBe(false);
});

test('the head of an OPD is its head alone, among whatever kinds', () => {
  expect(isHeadOf(account(member, head), 'dinsos')).toBe(true);
  expect(isHeadOf(account(head), 'dinkes')).toBe(false);
  expect(isHeadOf(account(operator), 'dinkes')).toBe(false);
  expect(isHeadOf(anonymous, 'dinsos')).toBe(false);
});

test('of several kinds one is enough', () => {
  expect(isKind(account(member, { kind: 'steward' }), 'steward')).toBe(true);
  expect(isKind(account(member), 'steward')).toBe(false);
  expect(isKind(anonymous, 'steward')).toBe(false);
});

test('OPDs are those one works for, institutions those and the bodies one belongs to, each once', () => {
  const both = account(operator, { kind: 'head', opdId: 'dinkes' }, head, member, { kind: 'steward' });
  expect(opdsOf(both)).toEqual(['dinkes', 'dinsos']);
  expect(institutionsOf(both)).toEqual(['dinkes', 'dinsos', 'banten']);
  expect(opdsOf(anonymous)).toEqual([]);
  expect(institutionsOf(anonymous)).toEqual([]);
  expect(principalIdOf(both)).toBe('sub-1');
  expect(principalIdOf(anonymous)).toBe('anonymous');
});

test('each group of an institution makes its account belong to it, and no other group does', () => {
  const belongs = (group: string) => institutionsOf(account(...kindsOfGroups([group]))).includes('dinkes');
  expect(institutionGroups('dinkes').filter((group) => !belongs(group))).toEqual([]);
  const others = ['walidata', 'pimpinan', 'helpdesk', 'pembaca-profil', ...institutionGroups('dinsos')];
  expect(others.filter(belongs)).toEqual([]);
});

test('a principal is carried as it is, and what is none is refused', () => {
  const kinds: Kind[] = [
    ...[operator, head, member],
    ...(['citizen', 'steward', 'overseer', 'coordinator', 'profile-reader', 'helpdesk'] as const).map((kind) => ({ kind })),
  ];
  expect(principalSchema.parse(account(...kinds))).toEqual(account(...kinds));
  expect(principalSchema.parse(anonymous)).toEqual(anonymous);
  for (const wrong of [
    { type: 'system' },
    { ...account(), kinds: [{ kind: 'root' }] },
    { ...account(), isSteward: true },
    { type: 'anonymous', sub: 'x' },
  ])
    expect(principalSchema.safeParse(wrong).success).toBe(false);
});

test('the groups of an institution are those of its members, operators and heads, and those of an OPD its operators and heads', () => {
  expect(institutionGroups('dinkes')).toEqual(['instansi:dinkes', 'operator:dinkes', 'pj:dinkes']);
  expect(groupsOfOpd('dinkes')).toEqual({ operator: 'operator:dinkes', head: 'pj:dinkes' });
});
