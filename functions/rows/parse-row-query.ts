import { limits } from '../limits.ts';
import { type FilterOperator, filterOperators } from '../model/filter-operator.ts';
import type { Violation } from '../model/violation.ts';
import type { Field } from '../standards/standard.ts';
import { namesOf, type Report, shorten, unknownColumn } from './column-name.ts';
import { refuseFilterValue } from './filter-value.ts';
import { listValues } from './list-values.ts';
import { itemNames, parseGrouping } from './parse-grouping.ts';
import type { Filter, Grouping, RowQuery, Sort } from './row-query.port.ts';

/** Rows are asked for, or with `grouping` groups of them. */
export type RowQueryOutcome =
  | { readonly ok: true; readonly query: RowQuery; readonly grouping?: Grouping }
  | { readonly ok: false; readonly violations: readonly Violation[] };

/** The query parameters of `listRows`, as the route table parsed them; everything else in it is a filter. */
export type RowParameters = {
  readonly limit?: number | undefined;
  readonly version?: number | undefined;
  readonly cursor?: string | undefined;
  readonly offset?: number | undefined;
  readonly sort?: string | undefined;
  readonly columns?: string | undefined;
  readonly group?: readonly string[] | undefined;
  readonly aggregate?: readonly string[] | undefined;
  readonly [filter: string]: unknown;
};

/**
 * Reads filters, order and columns against the standard's fields (api.md, "Rows"). No name from outside gets further than this: each must be a
 * field, each operator one of ours, each value of the column's type; what is not is named, with what is possible.
 */
export function parseRowQuery(parameters: RowParameters, fields: readonly Field[], offset: number): RowQueryOutcome {
  const {
    limit,
    version: _version,
    cursor: _cursor,
    offset: _offset,

    sort,
    columns,
    group,
    aggregate,
    ...filters
  } = parameters;
  const violations: Violation[] = [];
  const report = (where: string, what: string) => void violations.push({ where: `parameter ${where}`, what });
  const grouping = parseGrouping(group, aggregate, fields, report);
  if (grouping && columns !== undefined)
    report('columns', 'tidak bersama group atau aggregate; yang dijawab adalah kolom kelompok dan hasil hitungannya');
  const query: RowQuery = {
    fields,
    columns: parseColumns(columns, fields, report),
    filters: parseFilters(filters, fields, report),
    sort: parseSort(sort, grouping ? itemNames(grouping) : namesOf(fields), report),
    offset,
    limit: limit ?? limits.defaultRowsPerPage,
  };
  if (violations.length > 0) return { ok: false, violations };
  return { ok: true, query, ...(grouping ? { grouping } : {}) };
}

function parseColumns(text: string | undefined, fields: readonly Field[], report: Report): string[] {
  const all = namesOf(fields);
  if (text === undefined) return all;
  const names = [...new Set(text.split(','))];
  const unknown = names.filter((name) => !all.includes(name));
  if (unknown.length > 0) report('columns', unknownColumn(unknown, all));
  return names;
}

function parseSort(text: string | undefined, known: readonly string[], report: Report): Sort[] {
  if (text === undefined) return [];
  const sorts = text.split(',').map((name) => ({ column: name.replace(/^-/, ''), descending: name.startsWith('-') }));
  const unknown = sorts.map((sort) => sort.column).filter((name) => !known.includes(name));
  if (unknown.length > 0) report('sort', unknownColumn(unknown, known));
  if (sorts.length > limits.maxSortColumns) report('sort', `paling banyak ${limits.maxSortColumns} kolom`);
  return sorts;
}

function parseFilters(parameters: Readonly<Record<string, unknown>>, fields: readonly Field[], report: Report): Filter[] {
  const given = Object.entries(parameters).flatMap(([name, value]) =>
    askedFor(
      name,
      [value].flat().map((one) => String(one ?? '')),
    ),
  );
  if (given.length > limits.maxFilters) {
    report('saringan', `paling banyak ${limits.maxFilters}`);
    return [];
  }
  return given.flatMap((filter) => parseFilter(filter, fields, report) ?? []);
}

/** A parameter as it came: `in` is one filter however often it is given, of the others each is one. */
type Given = { readonly name: string; readonly texts: readonly string[] };

function askedFor(name: string, texts: readonly string[]): Given[] {
  return name.endsWith('__in') ? [{ name, texts }] : texts.map((text) => ({ name, texts: [text] }));
}

function parseFilter({ name, texts }: Given, fields: readonly Field[], report: Report): Filter | undefined {
  const place = name.lastIndexOf('__');
  const operator = filterOperators.find((known) => known === name.slice(place + 2));
  if (place < 1 || operator === undefined) {
    const how = `saringan ditulis <kolom>__<operator>=<nilai>, dengan operator ${filterOperators.join(', ')}`;
    report(shorten(name), place < 1 ? `tidak dikenal; ${how}` : `operator tidak dikenal; ${how}`);
    return undefined;
  }
  const field = fields.find((known) => known.name === name.slice(0, place));
  if (!field) {
    report(shorten(name), unknownColumn([name.slice(0, place)], namesOf(fields)));
    return undefined;
  }
  const values = valuesOf(operator, texts);
  const refusal = values ? refuseValues(field, operator, values) : unpairedQuotes;
  if (refusal !== undefined) report(name, refusal);
  return { column: field.name, operator, values: values ?? [] };
}

const unpairedQuotes = 'tanda kutip tidak berpasangan; nilai dalam kutip ditulis "a,b", dan kutip di dalamnya ditulis dua kali';

function valuesOf(operator: FilterOperator, texts: readonly string[]): readonly string[] | undefined {
  if (operator === 'isnull' || operator === 'isnotnull') return [];
  return operator === 'in' ? listValues(texts) : texts;
}

function refuseValues(field: Field, operator: FilterOperator, values: readonly string[]): string | undefined {
  if (values.length > limits.maxFilterListValues) return `paling banyak ${limits.maxFilterListValues} nilai`;
  const long = values.some((value) => value.length > limits.maxFilterValueCharacters);
  if (long) return `nilai paling panjang ${limits.maxFilterValueCharacters} huruf`;
  if (operator === 'contains') return undefined;
  return values.map((value) => refuseFilterValue(field, value)).find((refusal) => refusal !== undefined);
}
