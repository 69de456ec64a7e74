import type { AccountStore } from '../accounts/account.port.ts';
import { itemsOf } from '../accounts/account-items.ts';
import { isKind, type Principal, principalIdOf } from '../model/principal.ts';

/** The person (keyed hash) that the caller is as a resident; undefined for everybody else. */
export async function personOf(accounts: Pick<AccountStore, 'load'>, principal: Principal): Promise<string | undefined> {
  if (!isKind(principal, 'citizen')) return undefined;
  return (await itemsOf(accounts, principalIdOf(principal))).person?.person;
}
