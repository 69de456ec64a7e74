import type { FirstCell } from '../standards/inference/doubt.ts';
import { columnCells, markedColumnCells, unpivotedName } from './column-cells.ts';
import { groupings } from './columns.ts';
import type { Database } from './instance.ts';
import type { Marked } from './sampled-candidates.ts';

type Table = { readonly rows: number; readonly marked: Marked; readonly mark: '.' | ',' };

/** By index, the first two cells of a column whose texts are one but for zeros at the end of the fraction, behind `mark`, and so one number; columns without such are absent. */
export async function zeroTwins(
  database: Database,
  indexes: readonly number[],
  { rows, marked, mark }: Table,
): Promise<ReadonlyMap<number, FirstCell[]>> {
  const twins = new Map<number, FirstCell[]>();
  const ask = async (columns: readonly number[], cells: string, condition: string): Promise<void> => {
    const byName = Map.groupBy(await database.rows(twinsSql(cells, mark, condition)), ([name]) => String(name));
    for (const index of columns) {
      const found = (byName.get(unpivotedName(index)) ?? []).map(([, text, first]) => ({ rowNumber: Number(first), cell: String(text) }));
      if (found.length > 0) twins.set(index, found.slice(0, 2));
    }
  };
  for (const columns of groupings(
    indexes.filter((index) => !marked.has(index)),
    rows,
  ))
    await ask(columns, columnCells(columns), '');
  for (const columns of groupings(
    indexes.filter((index) => marked.has(index)),
    rows,
  ))
    await ask(columns, markedColumnCells(columns), ' AND NOT typed');
  return twins;
}

function twinsSql(cells: string, mark: string, condition: string): string {
  const texts = `SELECT name, text, min(row_number) AS first FROM ${cells} WHERE regexp_full_match(text, '[+-]?[0-9]*[${mark}]?[0-9]+')${condition} GROUP BY name, text`;
  const bare = `SELECT *, CASE WHEN contains(text, '${mark}') THEN rtrim(rtrim(text, '0'), '${mark}') ELSE text END AS number FROM (${texts})`;
  const twins = 'SELECT name, number, min(first) AS earliest FROM bare GROUP BY name, number HAVING count(*) > 1';
  const chosen = `SELECT name, arg_min(number, earliest) AS number FROM (${twins}) GROUP BY name`;
  return `WITH bare AS MATERIALIZED (${bare}), chosen AS (${chosen}) SELECT name, text, first FROM bare JOIN chosen USING (name, number) ORDER BY name, first`;
}
