import { isDeepStrictEqual } from 'node:util';
import type { City } from './city.ts';
import {
  accountsOf,
  bucketNames,
  bucketOf,
  copiedAccounts,
  copiedItems,
  copiedStanding,
  standingOf,
  tableNames,
  tableOf,
} from './copy-city.ts';
import { type ComparedItems, compareItems } from './restore/compare-items.ts';

/** A part of a city, compared; of what is in no table, no kinds. */
export type Compared = ComparedItems & { readonly what: string };

/** Compares each part of a city with a copy of it. Accounts are the same under their address, whatever `sub` they have now. */
export async function compareCity(city: City, folder: string): Promise<readonly Compared[]> {
  const compared: Compared[] = [];
  for (const name of tableNames)
    compared.push({ what: name, ...(await compareItems(copiedItems(folder, name), tableOf(city, name).items())) });
  for (const name of bucketNames) {
    const standing = standingOf(bucketOf(city, name).versions());
    compared.push(await compare(name, copiedStanding(folder, name), standing, ({ key, versionId }) => [key, versionId]));
  }
  const accounts = await copiedAccounts(folder);
  compared.push(
    await compare('accounts', accounts, accountsOf(city), ({ email, name, disabled, groups }) => [
      email,
      { name, disabled, groups: groups.toSorted() },
    ]),
  );
  return compared;
}

/** Whether nothing of the copy is missing or other than it was, but what each restoration leaves so. */
export function isWhole(compared: readonly Compared[]): boolean {
  return compared.every(({ missing, differing }) => missing === 0 && differing === 0);
}

type Entry = readonly [name: string, value: unknown];
type Entries<T> = AsyncIterable<T> | Iterable<T>;

async function compare<T>(what: string, copied: Entries<T>, there: Entries<T>, entryOf: (one: T) => Entry): Promise<Compared> {
  const stands = new Map<string, unknown>();
  for await (const one of there) stands.set(...entryOf(one));
  const counts = { same: 0, missing: 0, differing: 0 };
  for await (const one of copied) {
    const [name, value] = entryOf(one);
    const is = !stands.has(name) ? 'missing' : isDeepStrictEqual(stands.get(name), value) ? 'same' : 'differing';
    counts[is] += 1;
    stands.delete(name);
  }
  return { what, ...counts, newer: stands.size, expected: 0, kinds: [] };
}
