import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { limits } from '../../functions/limits.ts';
import { canonicalLine, compareKeys } from '../../functions/model/stored-record.ts';
import { compareDay, type KeyedLine } from '../../functions/records/compare-day.ts';

const line = (pk: string, sk: string, text = 'as it was'): KeyedLine => ({ pk, sk, line: text });
const day = [line('A', '1'), line('A', '2'), line('B', '1')];

describe('compareDay', () => {
  test('finds nothing where nothing changed', async () => {
    expect(await compareDay(day, day)).toEqual({ archived: 3, counts: { missing: 0, altered: 0, added: 0 }, first: [] });
    expect(await compareDay([], [])).toEqual({ archived: 0, counts: { missing: 0, altered: 0, added: 0 }, first: [] });
  });

  test.each([
    ['missing', day, day.toSpliced(1, 1), 'A', '2'],
    ['missing', day, day.toSpliced(2, 1), 'B', '1'],
    ['altered', day, day.with(0, line('A', '1', 'otherwise')), 'A', '1'],
    ['added', day, [...day, line('B', '2')], 'B', '2'],
    ['added', day, [line('A', '0'), ...day], 'A', '0'],
    ['added', [], [line('A', '0')], 'A', '0'],
  ] as const)('tells a record that is %s by its key', async (kind, archived, standing, pk, sk) => {
    const { counts, first } = await compareDay(archived, standing);
    expect(first).toEqual([{ kind, pk, sk }]);
    expect(counts).toEqual({ missing: 0, altered: 0, added: 0, [kind]: 1 });
  });

  test('names the first keys and counts them all', async () => {
    const many = Array.from({ length: limits.maxListedDifferences + 7 }, (_, place) => line('A', String(place).padStart(6, '0')));
    const { counts, first } = await compareDay(many, []);
    expect([counts.missing, first.length]).toEqual([many.length, limits.maxListedDifferences]);
  });

  test('agrees with a comparison of sets, whatever was taken, changed and added', async () => {
    const records = fc.uniqueArray(
      fc.record({ pk: fc.constantFrom('A', 'A#', 'A-', 'B'), sk: fc.string({ maxLength: 3 }), line: fc.constantFrom('x', 'y') }),
      { selector: ({ pk, sk }) => `${pk}\u0000${sk}` },
    );
    await fc.assert(
      fc.asyncProperty(records, records, async (left, right) => {
        const [archived, standing] = [left.toSorted(compareKeys), right.toSorted(compareKeys)];
        const find = (all: readonly KeyedLine[], { pk, sk }: KeyedLine) => all.find((one) => one.pk === pk && one.sk === sk);
        const { counts } = await compareDay(archived, standing);
        expect(counts).toEqual({
          missing: archived.filter((one) => !find(standing, one)).length,
          altered: archived.filter((one) => (find(standing, one)?.line ?? one.line) !== one.line).length,
          added: standing.filter((one) => !find(archived, one)).length,
        });
      }),
    );
  });

  test('lets no record out of order pass for the same', async () => {
    const { counts } = await compareDay(day, day.toReversed());
    expect(counts.missing + counts.added).toBeGreaterThan(0);
  });
});

describe('canonicalLine', () => {
  test('is the same whatever the order of an item’s members, at any depth, and one line', () => {
    const one = { pk: 'A', sk: '1', name: 'Siti\nB', nested: { b: [1, { d: 1, c: 2 }], a: null } };
    const other = { nested: { a: null, b: [1, { c: 2, d: 1 }] }, name: 'Siti\nB', sk: '1', pk: 'A' };
    expect(canonicalLine(other)).toBe(canonicalLine(one));
    expect(canonicalLine(one)).toBe('{"name":"Siti\\nB","nested":{"a":null,"b":[1,{"c":2,"d":1}]},"pk":"A","sk":"1"}');
  });

  test('differs in any member, its type and the order of a list', () => {
    const base = { pk: 'A', sk: '1', n: 1, list: ['a', 'b'] };
    const changed = [
      { ...base, n: '1' },
      { ...base, n: 2 },
      { ...base, list: ['b', 'a'] },
      { ...base, more: 1 },
      { pk: 'A', sk: '1', n: 1 },
    ];
    expect(new Set([base, ...changed].map((record) => canonicalLine(record))).size).toBe(changed.length + 1);
  });
});
