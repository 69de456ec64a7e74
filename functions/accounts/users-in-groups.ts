import { limits } from '../limits.ts';
import type { Directory, DirectoryUser } from './directory.port.ts';

/**
 * The accounts in any of these groups, each once, without who is disabled there; nobody where the city signs in by a service of its own, which alone knows its people.
 */
export async function usersInGroups(
  directory: Pick<Directory, 'listGroup'> | undefined,
  groups: readonly string[],
): Promise<DirectoryUser[]> {
  if (!directory) return [];
  const users = new Map<string, DirectoryUser>();
  for (const group of groups) {
    let page = await directory.listGroup(group, limits.maxDirectoryPage, undefined);
    while (page) {
      for (const user of page.users) if (!user.disabled) users.set(user.sub, user);
      page = page.next === undefined ? undefined : await directory.listGroup(group, limits.maxDirectoryPage, page.next);
    }
  }
  return [...users.values()];
}
