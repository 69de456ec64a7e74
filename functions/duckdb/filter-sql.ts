import type { Filter, Sort, Within } from '../rows/row-query.port.ts';
import { isWithinSql } from '../standards/rules/area-within.ts';
import { allOf, identifier } from '../standards/sql-text.ts';
import type { Field } from '../standards/standard.ts';
import { type Compared, comparedAs, type StoredColumns, shownSql } from './compared.ts';
import type { Place } from './place.ts';

/** A condition with its values still to be bound. */
export type Condition = { readonly sql: string; readonly values: readonly string[] };

/**
 * The filters as one condition, values bound in order. A value that isn't of the column's type matches nothing. An empty
 * cell differs from every value; it is in no other comparison.
 */
export function filterSql(filters: readonly Filter[], fields: readonly Field[], stored: StoredColumns): Condition {
  const conditions = filters.map((filter) => {
    const field = fieldOf(fields, filter.column);
    return condition(filter, comparedAs(field, stored), shownSql(field, stored));
  });
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

/** `ORDER BY` of the sort, ties in the order of the file. Without a sort the parts are read in order. */
export function orderSql(sort: readonly Sort[], fields: readonly Field[], stored: StoredColumns): string {
  if (sort.length === 0) return '';
  return `ORDER BY ${orderKeys(sort, fields, stored).join(', ')}, file_index, file_row_number`;
}

/** What is sorted by, each with its direction; cells that aren't of the field's type after the others, empty ones last. */
export function orderKeys(sort: readonly Sort[], fields: readonly Field[], stored: StoredColumns): string[] {
  return sort.flatMap(({ column, descending }) => {
    const { cell, text } = comparedAs(fieldOf(fields, column), stored);
    const others = text === undefined ? [] : [`CASE WHEN ${cell} IS NULL THEN ${text} END`];
    return [cell, ...others].map((key) => `${key} ${descending ? 'DESC' : 'ASC'} NULLS LAST`);
  });
}

function fieldOf(fields: readonly Field[], name: string): Field {
  const field = fields.find((known) => known.name === name);
  if (field === undefined) throw new Error('a query names a column that the standard does not have');
  return field;
}

function condition({ operator, values }: Filter, compared: Compared, text: string): Condition {
  const [value = ''] = values;
  switch (operator) {
    case 'isnull':
      return { sql: `${text} IS NULL`, values: [] };
    case 'isnotnull':
      return { sql: `${text} IS NOT NULL`, values: [] };
    case 'contains':
      return { sql: `contains(lower(${text}), lower(CAST(? AS VARCHAR)))`, values: [value] };
    case 'differs':
      return differs(compared, value);
    case 'in':
      return among(compared, values);
    default:
      return ordered(compared, operator, value);
  }
}

const [every, none]: readonly [Condition, Condition] = [
  { sql: 'TRUE', values: [] },
  { sql: 'FALSE', values: [] },
];

function differs(compared: Compared, value: string): Condition {
  const place = compared.place(value);
  return place?.side === 'on' ? compare(compared, 'IS DISTINCT FROM', value, place) : every;
}

/** No cell stands between the values that its type can hold. */
function among({ cell, bound, place }: Compared, values: readonly string[]): Condition {
  const places = values.map(place).filter((one) => one?.side === 'on');
  if (places.length === 0) return none;
  return { sql: `${cell} IN (${places.map(() => bound).join(', ')})`, values: places.flatMap((one) => one?.at ?? []) };
}

/** By where the value stands: on what it is compared with, or just above or below. */
const comparisons: Readonly<
  Record<'exact' | 'less' | 'greater' | 'strictly_less' | 'strictly_greater', Readonly<Record<Place['side'], string | undefined>>>
> = {
  exact: { on: '=', above: undefined, below: undefined },
  less: { on: '<=', above: '<=', below: '<' },
  strictly_less: { on: '<', above: '<=', below: '<' },
  greater: { on: '>=', above: '>', below: '>=' },
  strictly_greater: { on: '>', above: '>', below: '>=' },
};

function ordered(compared: Compared, operator: keyof typeof comparisons, value: string): Condition {
  const place = compared.place(value);
  const comparison = place && comparisons[operator][place.side];
  return place && comparison ? compare(compared, comparison, value, place) : none;
}

function compare({ cell, bound, rounded }: Compared, comparison: string, value: string, { at }: Place): Condition {
  const exact = `${cell} ${comparison} ${bound}`;
  if (rounded === undefined) return { sql: exact, values: [at] };
  const double = String(Number(value));
  const sql = `CASE WHEN ${rounded} = CAST(? AS DOUBLE) THEN ${exact} ELSE ${rounded} ${comparison} CAST(? AS DOUBLE) END`;
  return { sql, values: [double, at, double] };
}
