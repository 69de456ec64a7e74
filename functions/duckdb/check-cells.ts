import type { CellError } from '../ingest/table-engine.port.ts';
import { destroyedMessage } from '../standards/rules/cell-messages.ts';
import type { CompiledKey } from '../standards/rules/compile.ts';
import { type FileStandard, readingsSql, scans } from './columns.ts';
import type { CellTotals, ColumnTotals } from './count-cells.ts';
import { type ErrorCount, errorOf, errorsOf, type Found } from './found.ts';
import type { Database } from './instance.ts';
import { type FailingColumn, failsAny, listFailures } from './list-failures.ts';

/** What is wrong with the cells, each by itself, as counted before; a column that Excel destroyed is said once. Only columns that have some are read again. */
export async function checkCells(database: Database, { keys }: FileStandard, { columns }: CellTotals): Promise<Found> {
  const failing = failingColumns(columns, keys, false);
  return {
    whole: columns.flatMap(destroyedError),
    counts: columns.flatMap(countsOf),
    errors: await listFailures(database, failing),
    warnings: await listFailures(database, failingColumns(columns, keys, true)),
    badRows: scans(failing).map(rowsFailing),
  };
}

/** The columns that have failures, errors or warnings, and their failing checks. */
function failingColumns(columns: readonly ColumnTotals[], keys: readonly CompiledKey[], warning: boolean): FailingColumn[] {
  return columns.flatMap(({ compiled, checks }, index) => {
    const failing = checks.filter(({ check, count }) => count > 0 && check.warning === warning);
    if (failing.length === 0) return [];
    const isUnique = keys.some(({ fields: [first, ...more] }) => first === index && more.length === 0);
    return [{ compiled, checks: failing.map(({ check }) => check), isUnique }];
  });
}

function destroyedError({ compiled, destroyed }: ColumnTotals): CellError[] {
  return destroyed === 0 ? [] : [errorOf(compiled, 'type-error', destroyedMessage(compiled.field, destroyed))];
}

function countsOf({ compiled, destroyed, checks }: ColumnTotals): ErrorCount[] {
  const once = { type: 'type-error', fieldName: compiled.field.name, errors: 1, ofColumn: destroyed };
  const counted = checks.flatMap(({ check, count }) => (count > 0 && !check.warning ? [errorsOf(compiled, check.type, count)] : []));
  return destroyed === 0 ? counted : [once, ...counted];
}

function rowsFailing(columns: readonly FailingColumn[]): string {
  return `SELECT row_number FROM ${readingsSql(columns.map(({ compiled }) => compiled))} WHERE ${failsAny(columns)}`;
}
