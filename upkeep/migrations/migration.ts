/** An item as the catalog table holds it. */
export type Item = Readonly<Record<string, unknown>> & { readonly pk: string; readonly sk: string };

/** What a migration does with an item: nothing, gives it another shape, or puts items beside it that are missing. */
export type Change = { readonly becomes?: Item; readonly beside?: readonly Item[] };

/**
 * One step from an older shape of items to today's (docs/changes.md, "Migrations"). Pure, and content with its own work: what it gave another shape it leaves
 * alone. Its number is for good: it is what a table keeps of it.
 */
export type Migration = {
  readonly number: number;
  readonly name: string;
  readonly of: (item: Item) => Change;
};

/** The text at that name; undefined where there is none. */
export function textAt(item: Item, name: string): string | undefined {
  const value = item[name];
  return typeof value === 'string' ? value : undefined;
}

/** Whether it is one of a dataset's items whose sort key begins so. */
export function isOfDataset({ pk, sk }: Item, begins: string): boolean {
  return pk.startsWith('DATASET#') && sk.startsWith(begins);
}
