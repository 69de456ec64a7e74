import { limits } from '../limits.ts';
import type { ReferenceCodeList } from '../model/reference-code-list.ts';
import { type NearCode, namedCodesSql, nearCodesSql } from '../standards/rules/reference-codes.ts';
import { literal } from '../standards/sql-text.ts';
import { cellsView } from './cells.ts';
import type { Database } from './instance.ts';

export type BadCode = { readonly rowNumber: number; readonly cell: string };

/** What was perhaps meant by a bad code of a row. */
export type NearCodes = (bad: BadCode) => NearCode | undefined;

/** A column of codes; `uniqueColumn` is its SQL name where no two rows may hold the same code. */
export type CodeColumn = { readonly list: ReferenceCodeList; readonly uniqueColumn: string | undefined };

/** Cells that could be a code but for a slip of the pen; anything else is near none. */
const codeLike = /^[0-9A-Za-z., -]{2,20}$/;

/** Looks up what was perhaps meant by the first of the codes; the lists are loaded. A name in the same row says more than digits that are alike. */
export async function nearCodes(database: Database, { list, uniqueColumn }: CodeColumn, bad: readonly BadCode[]): Promise<NearCodes> {
  const likely = new Set([...new Set(bad.map(({ cell }) => cell))].filter((cell) => codeLike.test(cell)).slice(0, limits.maxNearCodes));
  if (likely.size === 0) return () => undefined;
  const taken = uniqueColumn === undefined ? undefined : `SELECT ${uniqueColumn} FROM ${cellsView}`;
  const inRows = bad.filter(({ cell }) => likely.has(cell));
  const named = await database.rows(namedCodesSql(list, cellsBeside(inRows), taken));
  const alike = await database.rows(nearCodesSql(list, [...likely], taken));
  const byRow = new Map(named.map(([row, cell, near]) => [placeOf({ rowNumber: Number(row), cell: String(cell) }), near]));
  const byCode = new Map(alike.map(([cell, near]) => [String(cell), String(near)]));
  return (one) => {
    const place = placeOf(one);
    const near = byRow.has(place) ? byRow.get(place) : byCode.get(one.cell);
    return typeof near === 'string' ? { codeAndName: near, isNamed: byRow.has(place) } : undefined;
  };
}

function placeOf({ rowNumber, cell }: BadCode): string {
  return `${rowNumber} ${cell}`;
}

/** SQL: every cell of the rows that bad codes stand in, beside the code. */
function cellsBeside(bad: readonly BadCode[]): string {
  const places = bad.map(({ rowNumber, cell }) => `{'row_number': ${rowNumber}, 'bad': ${literal(cell)}}`);
  return `SELECT row_number, bad, unnest(list_value(*COLUMNS('^c[0-9]+$'))) AS cell
    FROM ${cellsView} JOIN (SELECT unnest([${places.join(', ')}], recursive := true)) USING (row_number)`;
}
