import { limits } from '../limits.ts';
import { hourMilliseconds } from '../model/jakarta-time.ts';
import { matchListIdOf, matchListPrefix } from '../model/match-list.ts';
import { ulidTimeOf } from '../model/ulid-time.ts';
import type { ObjectVersions } from './object-versions.port.ts';

type Ports = { readonly inbox: Pick<ObjectVersions, 'remove'>; readonly now: () => Date };

/**
 * Removes the files of lists that were sent to be matched so long ago that nobody settles them any more. The function that settles a list deletes its file whatever becomes
 * of it; this is for the night in which it could not run at all. Gives how many object versions went.
 */
export async function endLists({ inbox, now }: Ports): Promise<{ readonly listFiles: number }> {
  const before = ulidTimeOf(new Date(now().getTime() - limits.unsettledListHours * hourMilliseconds));
  const listFiles = await inbox.remove(matchListPrefix, (key) => (matchListIdOf(key) ?? '') < before);
  return { listFiles };
}
