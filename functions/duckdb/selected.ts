import type { InexactSums, Selection } from '../rows/row-query.port.ts';
import { both, filterSql, orderSql, withinSql } from './filter-sql.ts';
import { groupsOf } from './group-rows.ts';
import type { Database } from './instance.ts';
import { type PartsSource, partsSource } from './parts-source.ts';
import { type Selected, shownColumns } from './shown-columns.ts';

/** What a selection holds, as one relation. */
export async function selected(database: Database, paths: readonly string[], selection: Selection): Promise<Selected | InexactSums> {
  const source = await partsSource(database, paths);
  const { grouping } = selection;
  return grouping ? groupsOf({ ...selection, grouping }, source) : rowsOf(selection, source);
}

function rowsOf({ fields, columns, filters, sort, within }: Selection, source: PartsSource): Selected {
  const { sql: where, values } = both(withinSql(within, new Set(source.types.keys())), filterSql(filters, fields, source));
  const shown = columns.flatMap((name) => fields.find((field) => field.name === name) ?? []);
  return { from: `FROM ${source.sql} WHERE ${where}`, order: orderSql(sort, fields, source), values, columns: shownColumns(source, shown) };
}
