import { expect, test } from 'vitest';
import { limits } from '../../functions/limits.ts';
import { accountSchema, boundPersonSchema } from '../../functions/model/account.ts';

const account = { sub: 'sub-1', revision: 1 };
const person = { sub: 'sub-1', person: 'a-keyed-hash', boundAt: '2026-11-24T05:00:00.000Z', boundBy: 'sub-steward' };

test('an account is what its item says, and nothing else', () => {
  const groups = Array.from({ length: limits.maxGroups }, (_, place) => `instansi:badan-${place}`);
  const name = 'a'.repeat(limits.maxClaimCharacters);
  expect(accountSchema.parse({ ...account, name, groups })).toEqual({ ...account, name, groups });
  expect(accountSchema.parse({ ...account, name: 'Siti', groups: [] })).toEqual({ ...account, name: 'Siti', groups: [] });
  expect(accountSchema.safeParse({ ...account, groups: [...groups, 'walidata'] }).success).toBe(false);
  expect(accountSchema.safeParse({ ...account, name: `${name}a` }).success).toBe(false);
  expect(accountSchema.safeParse({ ...account, isSteward: true }).success).toBe(false);
  expect(accountSchema.safeParse({ sub: 'sub-1' }).success).toBe(false);
});

test('a binding names account, person, officer and time', () => {
  expect(boundPersonSchema.parse(person)).toEqual(person);
  expect(boundPersonSchema.safeParse({ ...person, nik: '1' }).success).toBe(false);
  expect(boundPersonSchema.safeParse({ sub: 'sub-1' }).success).toBe(false);
});
