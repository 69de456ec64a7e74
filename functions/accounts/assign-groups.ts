import type { Directory } from './directory.port.ts';

/** Brings the login service's groups of an account to these: first it takes away, then it gives. Done again, it changes nothing. */
export async function assignGroups(directory: Directory, sub: string, groups: readonly string[]): Promise<void> {
  const standing = await directory.groupsOf(sub);
  for (const group of standing.filter((one) => !groups.includes(one))) await directory.removeFromGroup(sub, group);
  for (const group of groups.filter((one) => !standing.includes(one))) await directory.addToGroup(sub, group);
}
