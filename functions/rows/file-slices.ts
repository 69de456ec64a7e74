import { limits } from '../limits.ts';
import type { Slice } from './row-query.port.ts';

type Stretch = Pick<Slice, 'firstPart' | 'lastPart' | 'rows'>;

/**
 * The rows of these parts in slices of about `limits.fileSliceCells`: a large part is cut, small ones are gathered. The same for the same parts, so that a
 * second run knows where the first one stopped. Each holds a row, as a JSON file's first one must; of parts without a row there is one slice without.
 */
export function fileSlices(parts: readonly { readonly rows: number }[], columns: number): Slice[] {
  const most = rowsPerSlice(columns);
  const stretches: Stretch[] = [];
  let gathered = 0;
  for (const [place, { rows }] of parts.entries()) {
    if (rows === 0) continue;
    const last = stretches.at(-1);
    if (last && last.rows === undefined && gathered + rows <= most) {
      stretches[stretches.length - 1] = { ...last, lastPart: place };
      gathered += rows;
    } else {
      stretches.push(...stretchesOf(place, rows, most));
      gathered = rows;
    }
  }
  const all = stretches.length === 0 ? [{ firstPart: 0, lastPart: 0 }] : stretches;
  return all.map((stretch, index) => ({ ...stretch, isFirst: index === 0, isLast: index === all.length - 1 }));
}

/** Row groups are read whole, so a slice ends where one does. */
function rowsPerSlice(columns: number): number {
  const groups = Math.floor(limits.fileSliceCells / Math.max(1, columns) / limits.parquetRowGroupRows);
  return Math.max(1, groups) * limits.parquetRowGroupRows;
}

function stretchesOf(place: number, rows: number, most: number): Stretch[] {
  if (rows <= most) return [{ firstPart: place, lastPart: place }];
  return Array.from({ length: Math.ceil(rows / most) }, (_, index) => ({
    firstPart: place,
    lastPart: place,
    rows: { from: index * most, to: Math.min(rows, (index + 1) * most) },
  }));
}
