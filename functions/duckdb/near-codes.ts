import { limits } from '../limits.ts';
import { nearCodesSql, type ReferenceCodeList } from '../standards/reference-codes.ts';
import type { Database } from './instance.ts';

/** Bad codes with the code that was probably meant and its name, of one list. */
export type NearCodes = ReadonlyMap<string, string>;

/** Cells that could be a code but for a slip of the pen; anything else is near none. */
const codeLike = /^[0-9A-Za-z., -]{2,20}$/;

/** Looks up what was probably meant by the first of the codes; the lists are loaded. */
export async function nearCodes(database: Database, list: ReferenceCodeList, cells: readonly string[]): Promise<NearCodes> {
  const asked = [...new Set(cells.filter((cell) => codeLike.test(cell)))].slice(0, limits.maxNearCodes);
  if (asked.length === 0) return new Map();
  const rows = await database.rows(nearCodesSql(list, asked));
  return new Map(rows.map(([bad, near]) => [String(bad), String(near)]));
}
