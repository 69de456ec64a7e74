import { type CompiledStandard, compileStandard } from '../standards/compile.ts';
import { identifier } from '../standards/sql-text.ts';
import type { StandardContent } from '../standards/standard.ts';
import { cellsView, columnName } from './cells.ts';

/** A standard compiled onto the columns of one file: field `i` is read from file column `columns[i]`. */
export function compiledOn(standard: StandardContent, columns: readonly number[]): CompiledStandard {
  return compileStandard(standard, (index) => ({
    cell: columnName(columns[index] ?? -1),
    missing: identifier(`missing${index + 1}`),
    value: identifier(`value${index + 1}`),
  }));
}

/** SQL: a subquery with, for each field, its text, whether it is missing, and its typed value. */
export function readingsSql({ fields }: CompiledStandard): string {
  const columns = fields.flatMap(({ names, reading }) => [
    names.cell,
    `${reading.missing} AS ${names.missing}`,
    `${reading.value} AS ${names.value}`,
  ]);
  return `(SELECT row_number, ${columns.join(', ')} FROM ${cellsView})`;
}
