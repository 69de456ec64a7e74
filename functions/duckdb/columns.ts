import { limits } from '../limits.ts';
import { type CompiledField, type CompiledStandard, compileStandard } from '../standards/compile.ts';
import { isTakenAsWritten } from '../standards/compile-field.ts';
import { identifier } from '../standards/sql-text.ts';
import type { StandardContent } from '../standards/standard.ts';
import { cellsView, columnName, markNames } from './cells.ts';

/** A standard compiled onto the columns of one file: field `i` is read from file column `columns[i]`; `typedColumns` have marked cells. */
export function compiledOn(standard: StandardContent, columns: readonly number[], typedColumns: readonly number[]): CompiledStandard {
  const withMark = new Set(typedColumns);
  return compileStandard(standard, (index) => {
    const column = columns[index] ?? -1;
    const cell = columnName(column);
    const layer = (name: string): string => identifier(`${name}${index + 1}`);
    const field = standard.fields[index];
    const text = field !== undefined && isTakenAsWritten(field.type) ? cell : layer('text');
    const marks = withMark.has(column) ? markNames(column) : {};
    return { cell, text, missing: layer('missing'), number: layer('number'), value: layer('value'), ...marks };
  });
}

/** SQL: a subquery with `row_number` and, for each of the fields, every layer of its reading. */
export function readingsSql(fields: readonly CompiledField[]): string {
  const cells = fields.flatMap(({ names }) => [names.cell, names.typed, names.share].filter((name) => name !== undefined));
  const texts = fields.filter(({ names }) => names.text !== names.cell).map(({ names, reading }) => `${reading.text} AS ${names.text}`);
  const missing = fields.map(({ names, reading }) => `${reading.missing} AS ${names.missing}`);
  const numbers = fields.flatMap(({ names, reading }) => (reading.number === undefined ? [] : [`${reading.number} AS ${names.number}`]));
  const values = fields.map(({ names, reading }) => `${reading.value} AS ${names.value}`);
  const layers = [[`row_number`, ...cells, ...texts].join(', '), ...[missing, numbers, values].map((layer) => ['*', ...layer].join(', '))];
  return layers.reduce((from, select) => `(SELECT ${select} FROM ${from})`, cellsView);
}

/** The items in groups that one scan can hold. */
export function scans<T>(columns: readonly T[]): T[][] {
  const groups: T[][] = [];
  for (let at = 0; at < columns.length; at += limits.columnsPerScan) groups.push(columns.slice(at, at + limits.columnsPerScan));
  return groups;
}
