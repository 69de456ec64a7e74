import { limits } from '../limits.ts';
import type { ReferenceCodeList } from '../model/reference-code-list.ts';
import { listCountsSql, listsFor, type ProposedList, proposedList } from '../standards/inference/infer-codes.ts';
import { loadAreaCodes } from './area-codes.ts';
import { cellsView } from './cells.ts';
import { columnCells, unpivotedName } from './column-cells.ts';
import { scans } from './columns.ts';
import type { Database } from './instance.ts';

type Asked = { readonly index: number; readonly lists: readonly ReferenceCodeList[] };
type Proposed = ReadonlyMap<number, ProposedList>;

/**
 * By index, the list that the cells of a column are codes of: the first rows choose one, then every cell is asked. `names` has the columns of
 * codes; none is proposed where the engine has no lists.
 */
export async function proposeCodes(database: Database, names: ReadonlyMap<number, string>, path: string | undefined): Promise<Proposed> {
  const asked = [...names].map(([index, name]) => ({ index, lists: listsFor(name) })).filter(({ lists }) => lists.length > 0);
  if (path === undefined || asked.length === 0) return new Map();
  await loadAreaCodes(database, path);
  const sampled = await listsOf(database, asked, `(SELECT * FROM ${cellsView} LIMIT ${limits.inferSampleRows})`);
  const chosen = [...sampled].map(([index, { list }]) => ({ index, lists: [list] }));
  return listsOf(database, chosen, cellsView);
}

/** Columns that are asked for the same lists are asked together: each list is then joined once, not once for each column. */
async function listsOf(database: Database, asked: readonly Asked[], from: string): Promise<Proposed> {
  const proposed = new Map<number, ProposedList>();
  for (const group of Map.groupBy(asked, ({ lists }) => lists.join()).values()) {
    const lists = group[0]?.lists ?? [];
    for (const indexes of scans(group.map(({ index }) => index))) {
      const rows = await database.rows(`SELECT name, ${listCountsSql('cell', lists)} FROM ${columnCells(indexes, from)} GROUP BY name`);
      const counts = new Map(rows.map(([name, values]) => [String(name), Array.isArray(values) ? values.map(Number) : []]));
      for (const index of indexes) {
        const found = proposedList(lists, counts.get(unpivotedName(index)) ?? []);
        if (found) proposed.set(index, found);
      }
    }
  }
  return proposed;
}
