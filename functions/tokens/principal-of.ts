import type { Account } from '../model/account.ts';
import { kindsOfGroups, type Principal, withDeliveries } from '../model/principal.ts';
import type { UnitDelivery } from '../model/unit.ts';
import type { VerifiedToken } from './verify-token.port.ts';

/**
 * The principal that a token makes, called as its account is, with the groups that this leaves it, citizen where a person is bound to it, and what the items of units
 * have it deliver.
 */
export function principalOf(
  { sub, name, groups, issuedAt }: VerifiedToken,
  account: Account | undefined,
  isBound: boolean,
  deliveries: readonly UnitDelivery[] = [],
): Principal {
  const assigned = account?.groups;
  const kinds = withDeliveries(kindsOfGroups(assigned ? groups.filter((group) => assigned.includes(group)) : groups), deliveries);
  const called = account?.name ?? name;
  return { type: 'account', sub, name: called, kinds: isBound ? [...kinds, { kind: 'citizen' }] : kinds, issuedAt: issuedAt.toISOString() };
}
