import { expect, test } from 'vitest';
import type { VersionSummary } from '../../functions/model/version-summary.ts';
import { shownColumns } from '../../functions/rows/shown-columns.ts';

/** Every way in which so many cells may be of each value, up to `most` each. */
function* everyCount(values: number, most: number): Generator<number[], void, undefined> {
  if (values === 0) return void (yield []);
  for (const rest of everyCount(values - 1, most)) for (let count = 0; count <= most; count += 1) yield [...rest, count];
}

const columnOf = (values: VersionSummary['columns'][number]['values'], distinct: number) => [
  { name: 'kasus', title: 'Kasus', type: 'integer' as const, nulls: 0, distinct, ...(values ? { values } : {}) },
];
const reader = { readable: new Set(['kasus']), personal: new Set<string>(), isSensitive: true };

/** What is told of a column, and the true counts of what is kept back in it. */
type Told = { readonly text: string; readonly hidden: ReadonlyMap<string, number> };

/** Fails where somebody who knows the rule, and tries every column that could be, is left with one possible count. */
function expectNoneCertain(columns: Iterable<Told>): void {
  const possible = new Map<string, Map<string, Set<number>>>();
  let hidden = 0;
  for (const told of columns) {
    const found = possible.get(told.text) ?? new Map<string, Set<number>>();
    possible.set(told.text, found);
    for (const [value, count] of told.hidden) {
      hidden += 1;
      found.set(value, (found.get(value) ?? new Set()).add(count));
    }
  }
  expect(hidden).toBeGreaterThan(1000);
  const certain = [...possible].flatMap(([text, values]) =>
    [...values].filter(([, counts]) => counts.size < 2).map(([value]) => [text, value]),
  );
  expect(certain).toEqual([]);
}

const names = ['a', 'b', 'c', 'd', 'e'];
/** As the describer makes it, but that it lists fewer: so that columns with more values than are listed can all be tried. */
function topOf(counts: readonly number[], listed: number) {
  const found = names.map((name, index) => ({ value: JSON.stringify(name), count: counts[index] ?? 0 })).filter(({ count }) => count > 0);
  const sorted = found.toSorted((one, other) => other.count - one.count || (one.value < other.value ? -1 : 1));
  return { top: sorted.slice(0, listed), distinct: found.length };
}

test.each([{ listed: 5 }, { listed: 3 }])('no count kept back among at most $listed values can be computed', ({ listed }) => {
  function* told(): Generator<Told, void, undefined> {
    for (const counts of everyCount(names.length, 8)) {
      const { top, distinct } = topOf(counts, listed);
      const rows = counts.reduce((sum, count) => sum + count, 0);
      const [shown] = shownColumns({ rows, columns: columnOf({ top }, distinct) }, reader);
      const kept = new Set(shown?.top?.filter(({ suppressed }) => suppressed).map(({ value }) => value));
      // Also to one who knows how many different values there are.
      yield {
        text: JSON.stringify([rows, distinct, shown]),
        hidden: new Map(top.filter(({ value }) => kept.has(value)).map(({ value, count }) => [value, count])),
      };
    }
  }
  expectNoneCertain(told());
});

test('no count kept back in a histogram can be computed', () => {
  function* told(): Generator<Told, void, undefined> {
    for (const counts of everyCount(5, 8)) {
      const histogram = counts.map((count, index) => ({ from: String(index), to: String(index + 1), count }));
      const rows = counts.reduce((sum, count) => sum + count, 0);
      const [shown] = shownColumns({ rows, columns: columnOf({ min: '0', max: '4', top: [], histogram }, 11) }, reader);
      const kept = new Set(shown?.histogram?.filter(({ suppressed }) => suppressed).map(({ from }) => from));
      yield {
        text: JSON.stringify([rows, shown]),
        hidden: new Map(histogram.filter(({ from }) => kept.has(from)).map(({ from, count }) => [from, count])),
      };
    }
  }
  expectNoneCertain(told());
});

test('no small count is told, nor one of values that are not listed', () => {
  for (const counts of everyCount(names.length, 8)) {
    const { top, distinct } = topOf(counts, 3);
    const rows = counts.reduce((sum, count) => sum + count, 0);
    const [shown] = shownColumns({ rows, columns: columnOf({ top }, distinct) }, reader);
    expect(shown?.distinct).toBeUndefined();
    if (!shown?.top) continue;
    expect(shown.top.filter(({ count }) => count !== undefined && count < 5)).toEqual([]);
    const left = counts
      .toSorted((one, other) => other - one)
      .slice(3)
      .filter((count) => count > 0);
    if (left.length === 1) expect(left[0]).toBeGreaterThan(4);
  }
});

test('outside sensitive themes all counts are told', () => {
  const top = [
    { value: '"a"', count: 7 },
    { value: '"b"', count: 1 },
  ];
  const [shown] = shownColumns({ rows: 8, columns: columnOf({ top }, 2) }, { ...reader, isSensitive: false });
  expect(shown).toMatchObject({ distinct: 2, top });
  expect(shown).not.toHaveProperty('suppressed');
});
