import { isDeepStrictEqual } from 'node:util';
import type { Item } from '../migrations/migration.ts';
import { renamedPartition, withNewSubs } from './accounts.ts';
import { mayPut } from './may-put.ts';
import { plainOf } from './plain.ts';

/** How what is there compares with a copy. Nothing but counts: keys may tell of closed data. */
export type Counts = {
  readonly same: number;
  /** In the copy alone: lost. */
  readonly missing: number;
  readonly differing: number;
  /** There and not in the copy. */
  readonly newer: number;
};

/** Items of one kind that are not the same. */
export type OfKind = Omit<Counts, 'same'> & { readonly kind: string; readonly expected: number };

export type ComparedItems = Counts & {
  /** Missing or differing, as after each restoration, and in none of the other counts. */
  readonly expected: number;
  readonly kinds: readonly OfKind[];
};

/** What a restoration leaves otherwise than the copy has it, by kind. What was taken out on purpose (may-put.ts) is expected to be missing besides. */
export const differsWhenRestored: ReadonlyMap<string, string> = new Map([
  [renamedPartition, 'mencatat akun yang dibuat lagi'],
  ['MIGRATIONS', 'mencatat bentuk butir yang ada sekarang'],
]);

type Entries = AsyncIterable<Item> | Iterable<Item>;
type Is = keyof Counts | 'expected';

/** Compares a table with its copy, each item under the names that its accounts have now. */
export async function compareItems(copied: Entries, there: Entries): Promise<ComparedItems> {
  const stands = new Map<string, Item>();
  for await (const item of there) stands.set(nameOf(item), item);
  const metas = new Map([...stands.values()].filter(({ sk }) => sk === 'META').map((item) => [item.pk, item]));
  const metaOf = (datasetId: string) => metas.get(`DATASET#${datasetId}`);
  const renamed = newNames(stands.values());
  const today = (item: Item) => (item.pk === renamedPartition ? item : withNewSubs(item, renamed));
  const tally = makeTally();
  for await (const item of copied) {
    const name = stands.has(nameOf(item)) ? nameOf(item) : nameOf(today(item));
    const standing = stands.get(name);
    stands.delete(name);
    if (standing === undefined) tally.add(item, mayPut(item, metaOf) ? 'missing' : 'expected');
    else if (isDeepStrictEqual(plainOf(today(standing)), plainOf(today(item)))) tally.add(item, 'same');
    else tally.add(item, differsWhenRestored.has(kindOf(item)) ? 'expected' : 'differing');
  }
  for (const item of stands.values()) tally.add(item, 'newer');
  return tally.sums();
}

/** What each account is called now, by every name that it had. */
function newNames(items: Iterable<Item>): ReadonlyMap<string, string> {
  const next = new Map<string, string>();
  for (const { pk, sk, to } of items) if (pk === renamedPartition && typeof to === 'string') next.set(sk, to);
  const lastOf = (sub: string, seen: ReadonlySet<string>): string => {
    const to = next.get(sub);
    return to === undefined || seen.has(to) ? sub : lastOf(to, new Set([...seen, to]));
  };
  return new Map([...next.keys()].map((sub) => [sub, lastOf(sub, new Set([sub]))]));
}

/** The words that a key begins with, without any id: those are in small letters or begin with a digit. */
export function kindOf({ pk, sk }: Item): string {
  const [of = '', id] = pk.split('#');
  const words = id === undefined ? [of] : [of, sk.split('#')[0] ?? ''];
  return words.filter((word) => /^[A-Z]+(?:-[A-Z]+)*$/.test(word)).join(' ') || 'lain';
}

function makeTally() {
  const sums = { same: 0, missing: 0, differing: 0, newer: 0, expected: 0 };
  const kinds = new Map<string, { missing: number; differing: number; newer: number; expected: number }>();
  return {
    add(item: Item, is: Is): void {
      sums[is] += 1;
      if (is === 'same') return;
      const kind = kindOf(item);
      const counts = kinds.get(kind) ?? { missing: 0, differing: 0, newer: 0, expected: 0 };
      counts[is] += 1;
      kinds.set(kind, counts);
    },
    sums: (): ComparedItems => ({
      ...sums,
      kinds: [...kinds].map(([kind, counts]) => ({ kind, ...counts })).toSorted((one, other) => (one.kind < other.kind ? -1 : 1)),
    }),
  };
}

function nameOf({ pk, sk }: Item): string {
  return JSON.stringify([pk, sk]);
}
