import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { limits } from '../../functions/limits.ts';
import { fileSlices } from '../../functions/rows/file-slices.ts';

const parts = fc.array(fc.record({ rows: fc.integer({ min: 0, max: 2_000_000 }) }), { maxLength: 30 });
const columns = fc.integer({ min: 1, max: 400 });

describe('the slices of a file', () => {
  test('hold every row of the parts once, in their order', () => {
    fc.assert(
      fc.property(parts, columns, (given, wide) => {
        let part = 0;
        let row = 0;
        for (const { firstPart, lastPart, rows } of fileSlices(given, wide)) {
          expect([firstPart, rows?.from ?? 0]).toEqual([part, row]);
          row = rows?.to ?? 0;
          part = rows && rows.to < (given[firstPart]?.rows ?? 0) ? firstPart : lastPart + 1;
          if (part > firstPart) row = 0;
        }
        expect(part).toBe(Math.max(1, given.length));
      }),
    );
  });

  test('are of about so many cells, and end where a row group does', () => {
    fc.assert(
      fc.property(parts, columns, (given, wide) => {
        for (const { firstPart, lastPart, rows } of fileSlices(given, wide)) {
          const held = rows ? rows.to - rows.from : given.slice(firstPart, lastPart + 1).reduce((sum, part) => sum + part.rows, 0);
          expect(held).toBeLessThanOrEqual(Math.max(limits.fileSliceCells / wide, limits.parquetRowGroupRows));
          if (rows) expect(rows.from % limits.parquetRowGroupRows).toBe(0);
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
