import type { Filter, Sort, Within } from '../rows/row-query.ts';
import { isWithinSql } from '../standards/area-within.ts';
import { allOf, identifier } from '../standards/sql-text.ts';
import type { Field } from '../standards/standard.ts';

/** A condition with its values still to be bound. */
export type Condition = { readonly sql: string; readonly values: readonly string[] };

/**
 * The filters as one condition, values bound in order. A value that isn't of the column's type matches nothing. An empty
 * cell differs from every value; it is in no other comparison.
 */
export function filterSql(filters: readonly Filter[], fields: readonly Field[]): Condition {
  const conditions = filters.map((filter) => condition(filter, fieldOf(fields, filter.column)));
  return { sql: allOf(conditions.map(({ sql }) => sql)), values: conditions.flatMap(({ values }) => values) };
}

/** Both at once. */
export function both(one: Condition, other: Condition): Condition {
  return { sql: allOf([one.sql, other.sql]), values: [...one.values, ...other.values] };
}

/** Rows of the area; TRUE where none is demanded. A column that no part has places no row, so then there is none. */
export function withinSql(within: Within | undefined, stored: ReadonlySet<string>): Condition {
  if (!within) return { sql: 'TRUE', values: [] };
  if (within.columns.length === 0 || within.columns.some((name) => !stored.has(name))) return { sql: 'FALSE', values: [] };
  const values: string[] = [];
  const sql = isWithinSql(within.columns.map(identifier), () => {
    values.push(within.digits);
    return 'CAST(? AS VARCHAR)';
  });
  return { sql, values };
}

/**
 * `ORDER BY` of the sort, ties in the order of the file; empty cells last. Without a sort the parts are read in order.
 * Columns in `numberTexts` hold numbers as text.
 */
export function orderSql(sort: readonly Sort[], fields: readonly Field[], numberTexts: ReadonlySet<string>): string {
  if (sort.length === 0) return '';
  const keys = sort.map(({ column, descending }) => {
    const field = fieldOf(fields, column);
    const name = identifier(field.name);
    return `${numberTexts.has(column) ? comparable(name, field) : name} ${descending ? 'DESC' : 'ASC'} NULLS LAST`;
  });
  return `ORDER BY ${keys.join(', ')}, file_index, file_row_number`;
}

function fieldOf(fields: readonly Field[], name: string): Field {
  const field = fields.find((known) => known.name === name);
  if (field === undefined) throw new Error('a query names a column that the standard does not have');
  return field;
}

const comparisons = { exact: '=', less: '<=', greater: '>=', strictly_less: '<', strictly_greater: '>' } as const;

function condition({ operator, values }: Filter, field: Field): Condition {
  const column = identifier(field.name);
  const [value = ''] = values;
  switch (operator) {
    case 'isnull':
      return { sql: `${column} IS NULL`, values: [] };
    case 'isnotnull':
      return { sql: `${column} IS NOT NULL`, values: [] };
    case 'contains':
      return { sql: `contains(lower(CAST(${column} AS VARCHAR)), lower(CAST(? AS VARCHAR)))`, values: [value] };
    case 'differs':
      return { sql: `${comparable(column, field)} IS DISTINCT FROM ${bound(field)}`, values: [value] };
    case 'in':
      return values.length === 0
        ? { sql: 'FALSE', values: [] }
        : { sql: `${comparable(column, field)} IN (${values.map(() => bound(field)).join(', ')})`, values };
    default:
      return { sql: `${comparable(column, field)} ${comparisons[operator]} ${bound(field)}`, values: [value] };
  }
}

/** Types that are stored as text compare as text. */
const boundTypes: Readonly<Partial<Record<Field['type'], string>>> = {
  integer: 'HUGEINT',
  number: 'DOUBLE',
  year: 'SMALLINT',
  boolean: 'BOOLEAN',
  date: 'DATE',
  datetime: 'TIMESTAMP',
  time: 'TIME',
};

function boundType({ type }: Field): string {
  return boundTypes[type] ?? 'VARCHAR';
}

function bound(field: Field): string {
  return `TRY_CAST(? AS ${boundType(field)})`;
}

/** Parts of an earlier standard may hold the column in another type. */
function comparable(column: string, field: Field): string {
  return `TRY_CAST(${column} AS ${boundType(field)})`;
}
