import type { AccountItems, AccountStore } from './account.port.ts';
import type { KnownAccount } from './account-answer.ts';
import { itemsOf } from './account-items.ts';
import type { Directory, DirectoryUser } from './directory.port.ts';

export type KnownAccountPorts = {
  readonly accounts: AccountStore;
  /** None where the city signs in by a service of its own. */
  readonly directory?: Directory;
};

/**
 * The account of that `sub`; undefined where neither the login service nor the catalog knows one. Of a city's own service nobody can ask: there every `sub` counts as an account,
 * so that one can be disabled before anything else is known of it.
 */
export async function knownAccount({ accounts, directory }: KnownAccountPorts, sub: string): Promise<KnownAccount | undefined> {
  const [user, items] = [await directory?.get(sub), await itemsOf(accounts, sub)];
  if (!directory || user) return withGroups(directory, sub, user, items);
  return items.account || items.person ? { sub, user, loginIsGone: true, ...items, directoryGroups: [] } : undefined;
}

/** The same, for what is given to an account: undefined also where its login is gone. */
export async function accountWithLogin(ports: KnownAccountPorts, sub: string): Promise<KnownAccount | undefined> {
  const known = await knownAccount(ports, sub);
  return known?.loginIsGone ? undefined : known;
}

/** Asks the login service for the groups only where the catalog has none. */
export async function withGroups(
  directory: Directory | undefined,
  sub: string,
  user: DirectoryUser | undefined,
  items: AccountItems,
): Promise<KnownAccount> {
  const directoryGroups = items.account?.groups || !directory ? [] : await directory.groupsOf(sub);
  return { sub, user, loginIsGone: false, ...items, directoryGroups };
}
