import { describe, expect, test } from 'vitest';
import { everyNth } from '../product-size.ts';
import { numberColumns, otherColumns } from './compared-cells.ts';
import { expectExact } from './exact-filters.ts';

describe('every comparison and order is exact', () => {
  // All, twenty of each: exact-filters.prove.test.ts.
  test.each(everyNth(Object.entries({ ...numberColumns, ...otherColumns }), 2))(
    '%s',
    async (_name, column) => {
      await expectExact(column, 1);
      expect.hasAssertions();
    },
    120_000,
  );
});
