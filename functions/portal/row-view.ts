import type { FilterOperator } from '../model/filter-operator.ts';
import { filterOperators } from '../model/filter-operator.ts';
import type { Field } from '../standards/standard.ts';

/** What a dataset's page is asked to show of its rows. */
export type RowView = {
  readonly filters: readonly ViewFilter[];
  /** A column's name, with `-` before it where the greatest comes first. */
  readonly sort?: string | undefined;
  /** From 1. */
  readonly page: number;
};

type ViewFilter = { readonly column: string; readonly operator: FilterOperator; readonly value: string };

type Asked = { readonly sort?: string | undefined; readonly halaman?: number | undefined; readonly [parameter: string]: unknown };

/**
 * The view that an address holds: its filters, order and place that name a column of the standard. What names none, and inputs of the form that were left empty, are
 * passed over: an address that somebody sent on carries more than it needs. Whether a value fits its column, `listRows` says.
 */
export function rowViewOf({ sort, halaman, ...others }: Asked, fields: readonly Field[]): RowView {
  const isColumn = (name: string) => fields.some((field) => field.name === name);
  const filters = Object.entries(others)
    .flatMap(([parameter, value]) => filterOf(parameter, value))
    .filter(({ column }) => isColumn(column));
  return { filters, page: halaman ?? 1, ...(sort !== undefined && isColumn(sort.replace(/^-/, '')) ? { sort } : {}) };
}

function filterOf(parameter: string, value: unknown): ViewFilter[] {
  const place = parameter.lastIndexOf('__');
  const operator = filterOperators.find((known) => known === parameter.slice(place + 2));
  if (place < 1 || operator === undefined) return [];
  const texts = [value].flat().map((text) => String(text ?? ''));
  return texts
    .filter((text) => text !== '' || operator === 'isnull' || operator === 'isnotnull')
    .map((text) => ({ column: parameter.slice(0, place), operator, value: text }));
}

/** The view as the parameters of an address; the first page says nothing. */
export function viewParameters({ filters, sort, page }: RowView): URLSearchParams {
  const parameters = new URLSearchParams(filters.map(({ column, operator, value }) => [`${column}__${operator}`, value]));
  if (sort !== undefined) parameters.set('sort', sort);
  if (page > 1) parameters.set('halaman', String(page));
  return parameters;
}
