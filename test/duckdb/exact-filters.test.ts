import { describe, expect, test } from 'vitest';
import { numberColumns, otherColumns } from './compared-cells.ts';
import { expectExact } from './exact-filters.ts';

describe('every comparison and order is exact', () => {
  test.each(Object.entries({ ...numberColumns, ...otherColumns }))(
    '%s',
    async (_name, column) => {
      await expectExact(column, 2);
      expect.hasAssertions();
    },
    120_000,
  );
});
