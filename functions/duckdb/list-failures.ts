import * as z from 'zod';
import type { CellError } from '../ingest/table-engine.port.ts';
import { limits } from '../limits.ts';
import { cellMessage } from '../standards/rules/cell-messages.ts';
import type { Check } from '../standards/rules/compile.ts';
import { anyOf } from '../standards/sql-text.ts';
import { type FileField, readingsSql, scans } from './columns.ts';
import type { Database } from './instance.ts';
import { type BadCode, type NearCodes, nearCodes } from './near-codes.ts';

/** One column with checks that some cells fail. */
export type FailingColumn = {
  readonly compiled: FileField;
  readonly checks: readonly Check[];
  /** No two rows may hold the same in it. */
  readonly isUnique: boolean;
};

/** SQL: whether a row fails any check of these columns. */
export function failsAny(columns: readonly FailingColumn[]): string {
  return anyOf(columns.flatMap(({ checks }) => checks.map(({ fails }) => fails)));
}

/** The first failures in row order, cell by cell: only columns that have some are read. */
export async function listFailures(database: Database, columns: readonly FailingColumn[]): Promise<CellError[]> {
  const listed: CellError[] = [];
  for (const group of scans(columns)) listed.push(...(await firstFailures(database, group)));
  return listed.sort((a, b) => (a.rowNumber ?? 0) - (b.rowNumber ?? 0)).slice(0, limits.maxReportedErrors);
}

async function firstFailures(database: Database, columns: readonly FailingColumn[]): Promise<CellError[]> {
  const asked = columns.flatMap((column) => column.checks.map((check): Asked => ({ ...column, check })));
  const found = asked.map(
    ({ compiled, check }, n) => `CASE WHEN ${check.fails} THEN {'n': ${n}, 'cell': ${shown(compiled.names.cell)}} END`,
  );
  const rows = await database.rows(
    `SELECT row_number, to_json(list_filter([${found.join(', ')}], lambda f: f IS NOT NULL))
     FROM ${readingsSql(columns.map(({ compiled }) => compiled))} WHERE ${failsAny(columns)} ORDER BY row_number LIMIT ${limits.maxReportedErrors}`,
  );
  const failed = rows.map(([rowNumber, json]) => ({
    rowNumber: Number(rowNumber),
    failures: failuresSchema.parse(JSON.parse(String(json))),
  }));
  const near = await nearOf(database, asked, failed);
  return failed.flatMap(({ rowNumber, failures }) => errorsOf(rowNumber, failures, asked, near));
}

type FailedRow = { readonly rowNumber: number; readonly failures: Failures };

/** By the check's place among those asked: what was perhaps meant by the codes that are in no list. */
async function nearOf(database: Database, asked: readonly Asked[], failed: readonly FailedRow[]): Promise<ReadonlyMap<number, NearCodes>> {
  const near = new Map<number, NearCodes>();
  for (const [place, { check, compiled, isUnique }] of asked.entries()) {
    const list = compiled.field.referenceCodes;
    if (check.rule !== 'referenceCodes' || list === undefined) continue;
    const bad = failed.flatMap(({ rowNumber, failures }) =>
      failures.flatMap(({ n, cell }): BadCode[] => (n === place && cell !== null ? [{ rowNumber, cell }] : [])),
    );
    near.set(place, await nearCodes(database, { list, uniqueColumn: isUnique ? compiled.names.cell : undefined }, bad));
  }
  return near;
}

type Asked = FailingColumn & { readonly check: Check };
const failuresSchema = z.array(z.object({ n: z.number().int(), cell: z.string().nullable() }));
type Failures = z.infer<typeof failuresSchema>;

function errorsOf(rowNumber: number, failures: Failures, asked: readonly Asked[], near: ReadonlyMap<number, NearCodes>): CellError[] {
  return failures.flatMap(({ n, cell }) => {
    const at = asked[n];
    if (at === undefined) return [];
    const { field, fieldNumber } = at.compiled;
    const words = cellMessage(field, at.check.rule, rowNumber, cell ?? undefined, near.get(n)?.({ rowNumber, cell: cell ?? '' }));
    const error = { type: at.check.type, fieldName: field.name, fieldNumber, rowNumber, ...words };
    return [cell === null ? error : { ...error, cell }];
  });
}

function shown(cell: string): string {
  return `left(${cell}, ${limits.maxReportedCellCharacters})`;
}
