import { countName } from '../model/aggregate-function.ts';
import type { GroupQuery, InexactSums, RowPage } from '../rows/row-query.port.ts';
import { identifier } from '../standards/sql-text.ts';
import type { Field } from '../standards/standard.ts';
import { type AggregateSql, aggregateSql } from './aggregate-sql.ts';
import { comparedAs, type StoredColumns, shownSql, storedType } from './compared.ts';
import { both, filterSql, orderKeys, withinSql } from './filter-sql.ts';
import type { Database } from './instance.ts';
import { type PartsSource, partsSource } from './parts-source.ts';
import { csvHeader, csvRowSql, jsonRowSql, numberText, type ShownColumn } from './row-text.ts';
import { type Selected, shownColumns } from './shown-columns.ts';

/** A member of a group's item: its SQL over the rows, and the field as which it is shown and sorted. */
type Member = AggregateSql & { readonly field: Field };

/** A page of groups of the rows that the filters leave. */
export async function readGroups(
  database: Database,
  paths: readonly string[],
  query: GroupQuery,
  form: 'json' | 'csv',
): Promise<RowPage | InexactSums> {
  const groups = groupsOf(query, await partsSource(database, paths));
  if ('inexact' in groups) return groups;
  const { from, order, values, columns } = groups;
  const text = form === 'json' ? jsonRowSql(columns) : csvRowSql(columns);
  const page = `SELECT *, count(*) OVER () AS ${total} ${from} ${order} LIMIT ${query.limit} OFFSET ${query.offset}`;
  const rows = await database.rows(`SELECT ${text}, ${total} FROM (${page})`, values);
  const header = csvHeader(columns);
  if (rows.length > 0) return { total: Number(rows[0]?.[1]), rows: rows.map(([row]) => String(row)), header };
  const [all] = query.offset === 0 ? [[0]] : await database.rows(`SELECT count(*) ${from}`, values);
  return { total: Number(all?.[0]), rows: [], header };
}

/** The groups of the rows that the filters leave, in order; ties, and groups of which no order is asked, by the columns that they are grouped by. */
export function groupsOf(query: Omit<GroupQuery, 'offset' | 'limit'>, source: PartsSource): Selected | InexactSums {
  const { members, inexact } = membersOf(query, source);
  if (inexact.length > 0) return { inexact };
  const { sql: where, values } = both(
    withinSql(query.within, new Set(source.types.keys())),
    filterSql(query.filters, query.fields, source),
  );
  const places = query.grouping.by.map((_, index) => index + 1).join(', ');
  const counted = `SELECT ${members.map(({ sql, field }) => `${sql} AS ${inner(field)}`).join(', ')} FROM ${source.sql} WHERE ${where}${places === '' ? '' : ` GROUP BY ${places}`}`;
  const named = members.map(({ field }) => `${inner(field)} AS ${identifier(field.name)}`).join(', ');
  const stored = storedMembers(members);
  const order = orderOf(query, members, stored);
  return { from: `FROM (SELECT ${named} FROM (${counted}))`, order, values, columns: shownMembers(stored, members, query) };
}

/** Names that no column can have: they hold a space. */
const total = identifier('all groups');

/** Within the statement that groups: DuckDB would let the name of an aggregate stand for the column in its conditions. */
function inner({ name }: Field): string {
  return identifier(`group ${name}`);
}

function membersOf(
  { fields, grouping }: Omit<GroupQuery, 'offset' | 'limit'>,
  stored: StoredColumns,
): { members: Member[]; inexact: string[] } {
  const fieldOf = (name: string): Field => {
    const field = fields.find((known) => known.name === name);
    if (field === undefined) throw new Error('a grouping names a column that the standard does not have');
    return field;
  };
  const by = grouping.by.map(fieldOf).map((field): Member => ({ field, ...groupedSql(field, stored) }));
  const inexact: string[] = [];
  const aggregates = grouping.aggregates.flatMap(({ name, column, apply }): Member[] => {
    const field = fieldOf(column);
    const aggregate = aggregateSql(field, apply, stored);
    if (aggregate === undefined) inexact.push(column);
    return aggregate === undefined ? [] : [{ ...aggregate, field: { name, type: typeOf(apply, field) } }];
  });
  return { members: [...by, { field: { name: countName, type: 'integer' }, sql: 'count(*)', type: 'BIGINT' }, ...aggregates], inexact };
}

function groupedSql(field: Field, stored: StoredColumns): AggregateSql {
  const type = storedType(field, stored);
  return { sql: type === undefined ? 'CAST(NULL AS VARCHAR)' : identifier(field.name), type };
}

function typeOf(apply: GroupQuery['grouping']['aggregates'][number]['apply'], field: Field): Field['type'] {
  if (apply === 'min' || apply === 'max') return field.type;
  return apply === 'distinct' ? 'integer' : 'number';
}

/** What is known of the groups' columns, as if they were those of parts. */
function storedMembers(members: readonly Member[]): StoredColumns {
  const typed = members.flatMap(({ field, type }): [string, string][] => (type === undefined ? [] : [[field.name, type]]));
  return {
    types: new Map(typed.filter(([, type]) => type !== numberText)),
    numberTexts: new Set(typed.filter(([, type]) => type === numberText).map(([name]) => name)),
    mixed: new Set(),
  };
}

/** Columns by their titles, as rows have them; counts by the names under which they are asked for. */
function shownMembers(stored: StoredColumns, members: readonly Member[], { grouping }: Pick<GroupQuery, 'grouping'>): ShownColumn[] {
  const fields = members.map(({ field }) => field);
  return shownColumns(stored, fields).map((column, index) => (index < grouping.by.length ? column : { ...column, title: column.name }));
}

function orderOf({ sort, grouping }: Pick<GroupQuery, 'sort' | 'grouping'>, members: readonly Member[], stored: StoredColumns): string {
  const fields = members.map(({ field }) => field);
  const rest = grouping.by.filter((name) => !sort.some(({ column }) => column === name)).map((column) => ({ column, descending: false }));
  const by = fields.slice(0, grouping.by.length);
  // `1` and `1.0` as texts are one number and two groups.
  const alike = by.filter((field) => comparedAs(field, stored).text !== undefined).map((field) => shownSql(field, stored));
  const keys = [...orderKeys([...sort, ...rest], fields, stored), ...alike];
  return keys.length === 0 ? '' : `ORDER BY ${keys.join(', ')}`;
}
