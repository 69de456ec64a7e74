import { limits } from '../limits.ts';
import { listCountsSql, listsFor, type ProposedList, proposedList } from '../standards/infer-codes.ts';
import type { ReferenceCodeList } from '../standards/reference-codes.ts';
import { loadAreaCodes } from './area-codes.ts';
import { cellsView, columnName } from './cells.ts';
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

async function listsOf(database: Database, asked: readonly Asked[], from: string): Promise<Proposed> {
  const proposed = new Map<number, ProposedList>();
  for (const columns of scans(asked)) {
    const counts = columns.map(({ index, lists }) => listCountsSql(columnName(index), lists));
    const [row = []] = await database.rows(`SELECT ${counts.join(', ')} FROM ${from}`);
    for (const [place, { index, lists }] of columns.entries()) {
      const values = row[place];
      const found = proposedList(lists, Array.isArray(values) ? values.map(Number) : []);
      if (found) proposed.set(index, found);
    }
  }
  return proposed;
}
