import { isDeepStrictEqual } from 'node:util';
import type { Item } from '../migrations/migration.ts';
import { plainOf } from './plain.ts';

/** Items from a copy, or of a table that was restored to a point in time. */
export type ItemSource = () => AsyncIterable<Item>;

/** The table that lost something. */
export type LosingTable = { readonly items: ItemSource; readonly put: (items: readonly Item[]) => Promise<void> };

export type RestoredItems = {
  /** In both, alike. */
  readonly same: number;
  /** Missing, and put. */
  readonly put: number;
  /** In both, and different: put where asked, else left. */
  readonly differing: number;
  /** In the table alone: written after the copy. Never touched. */
  readonly newer: number;
};

/** Items written at once (DynamoDB: BatchWriteItem takes 25). */
const batchItems = 25;

/**
 * Puts what a table lost. What it has and the copy has not is newer, and stays; what differs is taken from the copy only with `replace`, since the table's may be
 * the newer one. Done again it puts nothing.
 */
export async function restoreItems(copy: ItemSource, table: LosingTable, replace: boolean): Promise<RestoredItems> {
  const stands = new Map<string, Item>();
  for await (const item of table.items()) stands.set(nameOf(item), item);
  const counts = { same: 0, put: 0, differing: 0 };
  const batch: Item[] = [];
  for await (const item of copy()) {
    const there = stands.get(nameOf(item));
    stands.delete(nameOf(item));
    const is = there === undefined ? 'put' : isDeepStrictEqual(plainOf(there), plainOf(item)) ? 'same' : 'differing';
    counts[is] += 1;
    if (is === 'put' || (is === 'differing' && replace)) batch.push(item);
    if (batch.length === batchItems) await table.put(batch.splice(0));
  }
  if (batch.length > 0) await table.put(batch);
  return { ...counts, newer: stands.size };
}

function nameOf({ pk, sk }: Item): string {
  return JSON.stringify([pk, sk]);
}
