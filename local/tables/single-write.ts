import type { BatchOperation, Callback, Item, Store, SubDatabase } from './dynalite-store.ts';

/**
 * A view of the store for one Put, Update or Delete. The entries of the indexes, which dynalite writes one by one before the item, go to disk
 * with the item in a single batch, so that `kill -9` never parts them. `lastRead` is the item on which the write's condition was decided.
 */
export function singleWrite(store: Store): { readonly store: Store; readonly lastRead: () => Item | undefined } {
  const operations: BatchOperation[] = [];
  let lastRead: Item | undefined;
  const collecting = (inner: SubDatabase<Item>, prefix: string, afterwards: (callback: Callback<void>) => void): SubDatabase<Item> => ({
    ...inner,
    get: (key, callback) =>
      inner.get(key, (error, item) => {
        lastRead = item;
        callback(error, item);
      }),
    put: (key, value, callback) => {
      operations.push({ type: 'put', key: prefix + key, value });
      afterwards(callback);
    },
    del: (key, callback) => {
      operations.push({ type: 'del', key: prefix + key });
      afterwards(callback);
    },
  });
  // The item is the last that dynalite writes, under its lock.
  const flush = (callback: Callback<void>) => store.db.batch(operations, callback);
  const wait = (callback: Callback<void>) => callback(null);
  return {
    store: {
      ...store,
      getItemDb: (table) => collecting(store.getItemDb(table), itemPrefix(table), flush),
      getIndexDb: (kind, table, index) => collecting(store.getIndexDb(kind, table, index), indexPrefix(kind, table, index), wait),
    },
    lastRead: () => lastRead,
  };
}

/** The prefixes that dynalite 4.0.0 gives to the keys of items and of an index's entries. */
export function itemPrefix(table: string): string {
  return `item-${table}~`;
}

export function indexPrefix(kind: string, table: string, index: string): string {
  return `index-${kind.toLowerCase()}~${table}~${index}~`;
}
