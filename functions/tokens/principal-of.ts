import type { Account } from '../model/account.ts';
import { kindsOfGroups, type Principal } from '../model/principal.ts';
import type { VerifiedToken } from './verify-token.port.ts';

/** The principal that a token makes, called as its account is, with the groups that this leaves it, and citizen where a person is bound to it. */
export function principalOf({ sub, name, groups, issuedAt }: VerifiedToken, account: Account | undefined, isBound: boolean): Principal {
  const assigned = account?.groups;
  const kinds = kindsOfGroups(assigned ? groups.filter((group) => assigned.includes(group)) : groups);
  const called = account?.name ?? name;
  return { type: 'account', sub, name: called, kinds: isBound ? [...kinds, { kind: 'citizen' }] : kinds, issuedAt: issuedAt.toISOString() };
}
