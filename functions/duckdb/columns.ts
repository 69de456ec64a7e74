import { limits } from '../limits.ts';
import { type CompiledField, type CompiledStandard, compileStandard } from '../standards/compile.ts';
import { isTakenAsWritten } from '../standards/compile-field.ts';
import { identifier } from '../standards/sql-text.ts';
import type { StandardContent } from '../standards/standard.ts';
import { cellsView, columnName } from './cells.ts';

/** A standard compiled onto the columns of one file: field `i` is read from file column `columns[i]`. */
export function compiledOn(standard: StandardContent, columns: readonly number[]): CompiledStandard {
  return compileStandard(standard, (index) => {
    const cell = columnName(columns[index] ?? -1);
    const layer = (name: string): string => identifier(`${name}${index + 1}`);
    const field = standard.fields[index];
    const text = field !== undefined && isTakenAsWritten(field.type) ? cell : layer('text');
    return { cell, text, missing: layer('missing'), number: layer('number'), value: layer('value') };
  });
}

/** SQL: a subquery with `row_number` and, for each of the fields, every layer of its reading. */
export function readingsSql(fields: readonly CompiledField[]): string {
  const cells = fields.map(({ names }) => names.cell);
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
