import type { Item } from '../migrations/migration.ts';

/** The version that stands for one that is gone; undefined where that one is there, or its key has none. */
export type VersionFor = (key: string, versionId: string) => string | undefined;

/**
 * The item with the versions of objects that stand, in the place of those that are gone: everything that names an object does so by `key` and `versionId` beside each other. The
 * very item where all that it names is there.
 */
export function withStandingVersions<T>(item: T, versionFor: VersionFor): T;
export function withStandingVersions(item: unknown, versionFor: VersionFor): unknown {
  if (Array.isArray(item)) {
    const all = item.map((one) => withStandingVersions(one, versionFor));
    return all.some((one, index) => one !== item[index]) ? all : item;
  }
  if (typeof item !== 'object' || item === null || ArrayBuffer.isView(item)) return item;
  const entries = Object.entries(item).map(([name, value]) => [name, withStandingVersions(value, versionFor)] as const);
  const members = new Map(entries);
  const [key, versionId] = [members.get('key'), members.get('versionId')];
  const stands = typeof key === 'string' && typeof versionId === 'string' ? versionFor(key, versionId) : undefined;
  const isTouched = stands !== undefined || Object.values(item).some((value, index) => value !== entries[index]?.[1]);
  if (!isTouched) return item;
  return { ...Object.fromEntries(entries), ...(stands === undefined ? {} : { versionId: stands }) };
}

/** Whether an item may name objects by version. */
export function mayNameObjects({ pk }: Item): boolean {
  return /^(DATASET|MATCH-LIST|MINUTES|OPD)#/.test(pk);
}
