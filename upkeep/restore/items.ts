import { isDeepStrictEqual } from 'node:util';
import type { Item } from '../migrations/migration.ts';
import { mayPut } from './may-put.ts';
import { mayReplace } from './may-replace.ts';
import { plainOf } from './plain.ts';

/** Items from a copy, or of a table that was restored to a point in time. */
export type ItemSource = () => AsyncIterable<Item>;

/** The table that lost something. Both writes give false where it is not as it was read. */
export type LosingTable = {
  readonly items: ItemSource;
  readonly putMissing: (item: Item) => Promise<boolean>;
  readonly change: (before: Item, after: Item) => Promise<boolean>;
};

export type RestoredItems = {
  /** In both, alike. */
  readonly same: number;
  /** Missing, and put. */
  readonly put: number;
  /** Missing, and not put: taken out on purpose (`mayPut`). */
  readonly takenOut: number;
  /** In both, and different. */
  readonly differing: number;
  /** Of those, the ones that the copy's were put in place of. */
  readonly replaced: number;
  /** Of those, the ones that `replace` asked for and that stay: the copy's would let more people in (`mayReplace`). */
  readonly kept: number;
  /** Written by somebody else between reading and writing: theirs stay. */
  readonly meanwhile: number;
  /** In the table alone: written after the copy. Never touched. */
  readonly newer: number;
};

/** Writes under way at once. */
const writesAtOnce = 25;

/**
 * Puts what a table lost. What it has and the copy has not is newer, and stays; what differs is taken from the copy only with `replace`, since the table's may be
 * the newer one. Done again it puts nothing.
 */
export async function restoreItems(copy: ItemSource, table: LosingTable, replace: boolean): Promise<RestoredItems> {
  const stands = new Map<string, Item>();
  for await (const item of table.items()) stands.set(nameOf(item), item);
  const metas = new Map([...stands.values()].filter(({ sk }) => sk === 'META').map((item) => [item.pk, item]));
  const metaOf = (datasetId: string) => metas.get(`DATASET#${datasetId}`);
  const counts = { same: 0, put: 0, takenOut: 0, differing: 0, replaced: 0, kept: 0, meanwhile: 0 };
  const restore = async (item: Item, there: Item | undefined) => {
    if (there === undefined) {
      if (!mayPut(item, metaOf)) counts.takenOut += 1;
      else counts[(await table.putMissing(item)) ? 'put' : 'meanwhile'] += 1;
      return;
    }
    const is = isDeepStrictEqual(plainOf(there), plainOf(item)) ? 'same' : 'differing';
    counts[is] += 1;
    if (is === 'same' || !replace) return;
    if (!mayReplace(there, item)) counts.kept += 1;
    else counts[(await table.change(there, item)) ? 'replaced' : 'meanwhile'] += 1;
  };
  const batch: Promise<void>[] = [];
  for await (const item of copy()) {
    const there = stands.get(nameOf(item));
    stands.delete(nameOf(item));
    batch.push(restore(item, there));
    if (batch.length === writesAtOnce) await Promise.all(batch.splice(0));
  }
  await Promise.all(batch);
  return { ...counts, newer: stands.size };
}

function nameOf({ pk, sk }: Item): string {
  return JSON.stringify([pk, sk]);
}
