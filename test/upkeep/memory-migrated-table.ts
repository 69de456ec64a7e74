import { isDeepStrictEqual } from 'node:util';
import type { MigratedTable, Place, Progress } from '../../upkeep/migrate.port.ts';
import type { Item } from '../../upkeep/migrations/migration.ts';

export type MemoryTable = MigratedTable & { readonly items: Map<string, Item>; readonly kept: Progress[] };

const nameOf = ({ pk, sk }: Place) => `${pk}|${sk}`;

/** A table in memory, read by pages of so many items. */
export function memoryMigratedTable(first: readonly Item[], pageItems = 2): MemoryTable {
  const items = new Map(first.map((item) => [nameOf(item), item]));
  const progress = new Map<number, Progress>();
  const kept: Progress[] = [];
  return {
    items,
    kept,
    async page(from) {
      const names = [...items.keys()].toSorted().filter((name) => from === undefined || name > nameOf(from));
      const page = names.slice(0, pageItems).flatMap((name) => items.get(name) ?? []);
      const last = page.at(-1);
      return { items: page, ...(last && names.length > pageItems ? { next: { pk: last.pk, sk: last.sk } } : {}) };
    },
    async change(before, after) {
      const stands = items.get(nameOf(before));
      const touched = Object.keys({ ...before, ...after }).filter((name) => !isDeepStrictEqual(before[name], after[name]));
      if (stands === undefined || !touched.every((name) => isDeepStrictEqual(stands[name], before[name]))) return false;
      items.set(nameOf(before), {
        ...stands,
        ...Object.fromEntries(touched.map((name) => [name, after[name]])),
        pk: before.pk,
        sk: before.sk,
      });
      return true;
    },
    async putMissing(item) {
      if (items.has(nameOf(item))) return false;
      items.set(nameOf(item), item);
      return true;
    },
    progress: async (number) => progress.get(number),
    async keep(now) {
      progress.set(now.number, now);
      kept.push(now);
    },
  };
}
