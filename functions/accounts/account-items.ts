import { invalidRequest } from '../http/problem.ts';
import type { AccountItems, AccountStore } from './account.port.ts';

/** STATE and PERSON of one account. */
export async function itemsOf(accounts: Pick<AccountStore, 'load'>, sub: string): Promise<AccountItems> {
  const [items] = await accounts.load([sub]);
  return answered(items);
}

/** What a store gave at the place of an account that it was asked for; a store that left it out is a fault, never "an account without items". */
export function answered(items: AccountItems | undefined): AccountItems {
  if (!items) throw new Error('the store left out an account that it was asked for');
  return items;
}

/** 400: a place in the login service's list that it did not give. */
export const strangeCursor = invalidRequest([
  { where: 'parameter cursor', what: 'bukan kursor dari layanan ini; mulai dari halaman pertama' },
]);
