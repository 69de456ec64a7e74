import { expect, test } from 'vitest';
import { numberColumns, otherColumns } from './compared-cells.ts';
import { expectExact } from './exact-filters.ts';

const columnsOfEachKind = 20;

test.each(Object.entries({ ...numberColumns, ...otherColumns }))(
  '%s: every comparison and order is exact',
  async (_name, column) => {
    await expectExact(column, columnsOfEachKind);
    expect.hasAssertions();
  },
  1_200_000,
);
