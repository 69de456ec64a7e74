import { limits } from '../limits.ts';
import type { RowPage } from './row-query.port.ts';
import { type RowsCursor, writeRowsCursor } from './rows-cursor.ts';

export type CutPage = { readonly rows: readonly string[]; readonly next?: string };

/**
 * As many rows from a place on as an answer may hold, at least one, and the cursor of what follows. Lambda hands the body on as a JSON string, whose escapes count
 * towards its 6 MB (https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html).
 */
export function cutToSize(from: RowsCursor, page: Pick<RowPage, 'total' | 'rows'>): CutPage {
  let bytes = 0;
  const overflow = page.rows.findIndex((row, index) => {
    bytes += Buffer.byteLength(JSON.stringify(row));
    return index > 0 && bytes > limits.maxRowsPageBytes;
  });
  const rows = overflow < 0 ? page.rows : page.rows.slice(0, overflow);
  const offset = from.offset + rows.length;
  if (rows.length === 0 || offset >= page.total) return { rows };
  return { rows, next: writeRowsCursor({ ...from, offset }) };
}
