import { limits } from '../limits.ts';
import { isTakenAsWritten } from '../model/column.ts';
import { fileColumnOf, type NormalForm } from '../model/normal-form.ts';
import { type CompiledField, type CompiledStandard, compileStandard } from '../standards/rules/compile.ts';
import type { KnownPart } from '../standards/rules/known-part.ts';
import { identifier } from '../standards/sql-text.ts';
import { cellsView, columnName, markNames } from './cells.ts';

/** A field compiled onto its column of one file; `fieldNumber` is that column's number in the clerk's own file. */
export type FileField = CompiledField & { readonly fieldNumber: number };

/** A standard compiled onto one file: the fields that the file has, and of them the one that tells each row's period. */
export type FileStandard = Omit<CompiledStandard, 'fields'> & {
  readonly fields: readonly FileField[];
  readonly period: FileField | undefined;
};

/** The part of a standard that the file has, compiled onto its columns. */
export function compiledOn(form: NormalForm, { content, columns }: KnownPart): FileStandard {
  const withMark = new Set(form.typedColumns);
  const { fields, keys } = compileStandard(content, (index) => {
    const column = columns[index] ?? -1;
    const cell = columnName(column);
    const layer = (name: string): string => identifier(`${name}${index + 1}`);
    const field = content.fields[index];
    const text = field !== undefined && isTakenAsWritten(field.type) ? cell : layer('text');
    const marks = withMark.has(column) ? markNames(column) : {};
    return { cell, text, missing: layer('missing'), number: layer('number'), value: layer('value'), ...marks };
  });
  const placed = fields.map((field, index) => ({ ...field, fieldNumber: fileColumnOf(form, columns[index] ?? -1) }));
  return { keys, fields: placed, period: placed.find(({ field }) => field.name === content.periodField) };
}

/** SQL: a subquery with `row_number` and, for each of the fields, every layer of its reading; `view` holds the cells. */
export function readingsSql(fields: readonly CompiledField[], view: string = cellsView): string {
  const cells = fields.flatMap(({ names }) => [names.cell, names.typed, names.share].filter((name) => name !== undefined));
  const texts = fields.filter(({ names }) => names.text !== names.cell).map(({ names, reading }) => `${reading.text} AS ${names.text}`);
  const missing = fields.map(({ names, reading }) => `${reading.missing} AS ${names.missing}`);
  const numbers = fields.flatMap(({ names, reading }) => (reading.number === undefined ? [] : [`${reading.number} AS ${names.number}`]));
  const values = fields.map(({ names, reading }) => `${reading.value} AS ${names.value}`);
  const layers = [[`row_number`, ...cells, ...texts].join(', '), ...[missing, numbers, values].map((layer) => ['*', ...layer].join(', '))];
  return layers.reduce((from, select) => `(SELECT ${select} FROM ${from})`, view);
}

/** The items in groups that one scan can hold. */
export function scans<T>(columns: readonly T[]): T[][] {
  return groupsOf(columns, limits.columnsPerScan);
}

/** Columns of so many rows in groups that can be asked cell by cell, each with what it held before: one at least. */
export function groupings<T>(columns: readonly T[], rows: number): T[][] {
  return groupsOf(columns, Math.max(1, Math.min(limits.columnsPerScan, Math.floor(limits.unpivotedCells / rows))));
}

function groupsOf<T>(items: readonly T[], size: number): T[][] {
  const groups: T[][] = [];
  for (let at = 0; at < items.length; at += size) groups.push(items.slice(at, at + size));
  return groups;
}
