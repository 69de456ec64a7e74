import { limits } from '../limits.ts';
import { type AggregateFunction, aggregateFunctions, countName } from '../model/aggregate-function.ts';
import type { Field, FieldType } from '../standards/standard.ts';
import type { Report } from './column-name.ts';
import { columnNamed, shorten } from './column-name.ts';
import type { Aggregate, Grouping } from './row-query.port.ts';

const moments: readonly AggregateFunction[] = ['min', 'max', 'distinct'];
/** What each type can be told by; of the others only how many different cells there are. */
const fitting: Readonly<Partial<Record<FieldType, readonly AggregateFunction[]>>> = {
  integer: aggregateFunctions,
  number: aggregateFunctions,
  date: moments,
  datetime: moments,
  time: moments,
  year: moments,
  yearmonth: moments,
};

/**
 * Reads `group` and `aggregate` against the standard's fields; undefined where neither is given. Without `group` there is one group of all rows. What is no field,
 * or is not of the type that the function needs, is reported.
 */
export function parseGrouping(
  group: readonly string[] | undefined,
  aggregate: readonly string[] | undefined,
  fields: readonly Field[],
  report: Report,
): Grouping | undefined {
  if (group === undefined && aggregate === undefined) return undefined;
  const by = [...new Set(group ?? [])].filter((name) => columnNamed(name, fields, (what) => report('group', what)));
  const wanted = [...new Set(aggregate ?? [])].filter((text) => text !== countName);
  const aggregates = wanted.flatMap((text) => parseAggregate(text, fields, (what) => report('aggregate', what)) ?? []);
  const names = itemNames({ by, aggregates });
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) report('group', `nama ${twice} dipakai oleh kolom dan oleh hasil hitungan; kelompokkan menurut kolom lain`);
  return { by, aggregates };
}

/** The members of a group's item, in their order. */
export function itemNames({ by, aggregates }: Grouping): string[] {
  return [...by, countName, ...aggregates.map(({ name }) => name)];
}

function parseAggregate(text: string, fields: readonly Field[], report: (what: string) => void): Aggregate | undefined {
  const place = text.lastIndexOf('__');
  const apply = aggregateFunctions.find((known) => known === text.slice(place + 2));
  if (place < 1 || apply === undefined) {
    report(`"${shorten(text)}" tidak dikenal; tulis count, atau <kolom>__<hitungan> dengan hitungan ${aggregateFunctions.join(', ')}`);
    return undefined;
  }
  const field = columnNamed(text.slice(0, place), fields, report);
  if (!field) return undefined;
  const possible: readonly AggregateFunction[] = fitting[field.type] ?? ['distinct'];
  if (!possible.includes(apply)) {
    report(`kolom "${field.name}" bukan kolom untuk ${apply}; yang dapat dihitung darinya: ${possible.join(', ')}`);
    return undefined;
  }
  return { name: text, column: field.name, apply };
}

/** Words for a sum that can't be written exactly. */
export function inexactWords(columns: readonly string[]): string {
  const named = columns.map((name) => `"${name}"`).join(', ');
  return `jumlah kolom ${named} tidak dapat ditulis persis: angkanya lebih dari ${limits.maxSummedDigits} angka, atau tersimpan sebagai teks; avg, min, max, median dan distinct dapat`;
}
