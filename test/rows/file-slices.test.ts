import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { limits } from '../../functions/limits.ts';
import { fileSlices } from '../../functions/rows/file-slices.ts';
import type { Slice } from '../../functions/rows/row-query.port.ts';

const parts = fc.array(fc.record({ rows: fc.integer({ min: 0, max: 2_000_000 }) }), { maxLength: 30 });
const columns = fc.integer({ min: 1, max: 400 });

/** How many rows a slice of these parts holds. */
const heldBy =
  (given: readonly { rows: number }[]) =>
  ({ firstPart, lastPart, rows }: Pick<Slice, 'firstPart' | 'lastPart' | 'rows'>) =>
    rows ? rows.to - rows.from : given.slice(firstPart, lastPart + 1).reduce((sum, part) => sum + part.rows, 0);

/** Stretches of a part that follow each other as one, without those that hold no row. */
function joined(stretches: readonly (readonly [number, number, number])[]): (readonly [number, number, number])[] {
  const all: (readonly [number, number, number])[] = [];
  for (const [part, from, to] of stretches) {
    if (from === to) continue;
    const last = all.at(-1);
    if (last && last[0] === part && last[2] === from) all[all.length - 1] = [part, last[1], to];
    else all.push([part, from, to]);
  }
  return all;
}

describe('the slices of a file', () => {
  test('hold every row of the parts once, in their order, and each some, where there are any', () => {
    fc.assert(
      fc.property(parts, columns, (given, wide) => {
        const slices = fileSlices(given, wide);
        const held = slices.flatMap(({ firstPart, lastPart, rows }) =>
          given.slice(firstPart, lastPart + 1).map((part, place) => [firstPart + place, rows?.from ?? 0, rows?.to ?? part.rows] as const),
        );
        const whole = given.flatMap(({ rows }, place) => (rows > 0 ? [[place, 0, rows] as const] : []));
        expect(joined(held)).toEqual(whole);
        if (whole.length > 0) expect(slices.every((slice) => heldBy(given)(slice) > 0)).toBe(true);
      }),
    );
  });

  test('are of about so many cells, and end where a row group does', () => {
    fc.assert(
      fc.property(parts, columns, (given, wide) => {
        const held = heldBy(given);
        for (const slice of fileSlices(given, wide)) {
          expect(held(slice)).toBeLessThanOrEqual(Math.max(limits.fileSliceCells / wide, limits.parquetRowGroupRows));
          if (slice.rows) expect(slice.rows.from % limits.parquetRowGroupRows).toBe(0);
        }
      }),
    );
  });

  test('begin and end the file once each, also where it holds no row', () => {
    fc.assert(
      fc.property(parts, columns, (given, wide) => {
        const slices = fileSlices(given, wide);
        expect(slices.map(({ isFirst }) => isFirst)).toEqual(slices.map((_, index) => index === 0));
        expect(slices.map(({ isLast }) => isLast)).toEqual(slices.map((_, index) => index === slices.length - 1));
      }),
    );
    expect(fileSlices([], 3)).toEqual([{ firstPart: 0, lastPart: 0, isFirst: true, isLast: true }]);
  });
});
