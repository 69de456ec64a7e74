import * as z from 'zod';

const count = z.number().int();

/** How many rows differ from the version before; no cell. */
export const rowCountsSchema = z.strictObject({ added: count, removed: count, changed: count });

export type RowCounts = Readonly<z.infer<typeof rowCountsSchema>>;

export function rowCountsOf({ added, removed, changed }: RowCounts): RowCounts {
  return { added, removed, changed };
}

export function sumOfCounts(counts: readonly RowCounts[]): RowCounts {
  return counts.reduce<RowCounts>(
    (sum, { added, removed, changed }) => ({
      added: sum.added + added,
      removed: sum.removed + removed,
      changed: sum.changed + changed,
    }),
    { added: 0, removed: 0, changed: 0 },
  );
}
