/** So many OPDs are asked about at once. */
const askedAtOnce = 8;

/**
 * Where the page begins for who keeps the units of all OPDs: the first that has any, else the first. They are asked some at a time, since most cities have few OPDs with
 * units and nobody waits for all of them.
 */
export async function firstOpdOf(opdIds: readonly string[], hasUnits: (opdId: string) => Promise<boolean>): Promise<string> {
  for (let from = 0; from < opdIds.length && opdIds.length > 1; from += askedAtOnce) {
    const asked = opdIds.slice(from, from + askedAtOnce);
    const found = await Promise.all(asked.map(hasUnits));
    const first = asked[found.indexOf(true)];
    if (first !== undefined) return first;
  }
  return opdIds[0] ?? '';
}
