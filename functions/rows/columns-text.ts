import type { ShownBin, ShownColumn, ShownValue } from '../model/shown-column.ts';

type Told = Partial<ShownColumn> & Pick<ShownColumn, 'name' | 'title' | 'type'>;

/** Columns as JSON. Cells stand in it as they are, exact: they are JSON already. */
export function columnsText(columns: readonly Told[]): string {
  return list(columns.map(columnText));
}

function columnText({ min, max, quantiles, top, histogram, suppressed, ...plain }: Told): string {
  return object([
    ...Object.entries(plain).map(([name, value]): Member => [name, JSON.stringify(value)]),
    ['min', min],
    ['max', max],
    ['quantiles', quantiles && object(Object.entries(quantiles))],
    ['top', top && list(top.map(valueText))],
    ['histogram', histogram && list(histogram.map(binText))],
    ['suppressed', suppressed && 'true'],
  ]);
}

function valueText({ value, cut, count, suppressed }: ShownValue): string {
  return object([['value', value], ['cut', cut && 'true'], ...counted(count, suppressed)]);
}

function binText({ from, to, count, suppressed }: ShownBin): string {
  return object([['from', from], ['to', to], ...counted(count, suppressed)]);
}

function counted(count: number | undefined, suppressed: true | undefined): Member[] {
  return [
    ['count', count === undefined ? undefined : String(count)],
    ['suppressed', suppressed && 'true'],
  ];
}

/** A member's name and its value as JSON; undefined is left out. */
type Member = readonly [name: string, json: string | undefined];

function object(members: readonly Member[]): string {
  const written = members.flatMap(([name, json]) => (json === undefined ? [] : [`${JSON.stringify(name)}:${json}`]));
  return `{${written.join(',')}}`;
}

function list(items: readonly string[]): string {
  return `[${items.join(',')}]`;
}
