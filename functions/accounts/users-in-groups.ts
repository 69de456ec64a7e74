import { limits } from '../limits.ts';
import type { Account } from '../model/account.ts';
import type { AccountStore } from './account.port.ts';
import { answered } from './account-items.ts';
import type { Directory, DirectoryUser } from './directory.port.ts';

/** Who works where: the login service, where the city has one here, and what the catalog took from accounts. */
export type PeoplePorts = { readonly users?: Pick<Directory, 'listGroup'>; readonly accounts: Pick<AccountStore, 'load'> };
export type UserOfGroup = DirectoryUser & { readonly account: Account | undefined };

/**
 * The accounts in any of these groups, each once, without who is disabled, or was taken out of them: the catalog is written first and tells, also where the login service
 * did not answer then. Nobody where the city signs in by a service of its own, which alone knows its people.
 */
export async function usersInGroups({ users, accounts }: PeoplePorts, groups: readonly string[]): Promise<UserOfGroup[]> {
  if (!users) return [];
  const listed = new Map<string, DirectoryUser>();
  for (const group of groups) {
    let page = await users.listGroup(group, limits.maxDirectoryPage, undefined);
    while (page) {
      for (const user of page.users) if (!user.disabled) listed.set(user.sub, user);
      page = page.next === undefined ? undefined : await users.listGroup(group, limits.maxDirectoryPage, page.next);
    }
  }
  const items = await accounts.load([...listed.keys()]);
  return [...listed.values()].flatMap((user, place) => {
    const { account } = answered(items[place]);
    const isIn = account?.groups?.some((group) => groups.includes(group)) ?? true;
    return account?.disabled || !isIn ? [] : [{ ...user, account }];
  });
}
