import type { MigratedTable, Progress } from './migrate.port.ts';
import type { Item, Migration } from './migrations/migration.ts';

/** A writer that still writes the old shape is being replaced; one that goes on for so many passes is not ours. */
export const maxMigrationPasses = 10;

export type Migrating = {
  readonly table: MigratedTable;
  readonly migrations: readonly Migration[];
  readonly now: () => Date;
  /** Told after each page. */
  readonly onPage?: (progress: Progress) => void;
};

/**
 * Brings every item to today's shape, one migration after another, while readers read and writers write: a write meets its item as it was read, or is left to the next
 * pass, and a migration has ended when a whole pass finds nothing to do. It can be broken off anywhere and run again, also twice at a time: progress is kept in the table.
 * Throws when a migration finds no end.
 */
export async function migrate(given: Migrating): Promise<readonly Progress[]> {
  const done: Progress[] = [];
  for (const migration of given.migrations) done.push(await runToItsEnd(migration, given));
  return done;
}

async function runToItsEnd(migration: Migration, given: Migrating): Promise<Progress> {
  const { number, name } = migration;
  const fresh: Progress = { number, name, startedAt: given.now().toISOString(), passes: 0, seen: 0, changed: 0, changedInPass: 0 };
  let progress = (await given.table.progress(number)) ?? fresh;
  while (progress.finishedAt === undefined) {
    if (progress.passes >= maxMigrationPasses)
      throw new Error(
        `migration ${number} (${name}) still finds items to change after ${maxMigrationPasses} passes: does an old version write?`,
      );
    progress = await onePage(migration, progress, given);
    await given.table.keep(progress);
    given.onPage?.(progress);
  }
  return progress;
}

async function onePage(migration: Migration, progress: Progress, { table, now }: Migrating): Promise<Progress> {
  const { from, ...so } = progress;
  const { items, next } = await table.page(from);
  const changes = await Promise.all(items.map((item) => applied(migration, item, table)));
  const changed = changes.reduce((sum, one) => sum + one, 0);
  const counted = { ...so, seen: so.seen + items.length, changed: so.changed + changed, changedInPass: so.changedInPass + changed };
  if (next !== undefined) return { ...counted, from: next };
  const passed = { ...counted, passes: counted.passes + 1 };
  return counted.changedInPass === 0 ? { ...passed, finishedAt: now().toISOString() } : { ...passed, changedInPass: 0 };
}

/** How many items were written, or should have been and were changed meanwhile by somebody else. */
async function applied(migration: Migration, item: Item, table: MigratedTable): Promise<number> {
  const { becomes, beside = [] } = migration.of(item);
  const put = await Promise.all(beside.map((one) => table.putMissing(one)));
  if (becomes !== undefined) await table.change(item, becomes);
  return put.filter(Boolean).length + (becomes === undefined ? 0 : 1);
}
