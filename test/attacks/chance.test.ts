import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aucOf, aucOfPairs, chanceBand, type Pair } from '../../bench/chance.ts';
import { seeded } from '../faults/schedules.ts';

test('the AUC is the share of all pairs in which the first is greater, ties counted half', () => {
  const few = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 9 });
  fc.assert(
    fc.property(few, few, (first, second) => {
      const wins = first.flatMap((one) => second.map((other) => (one > other ? 1 : one === other ? 0.5 : 0)));
      expect(aucOf(first, second)).toBeCloseTo(wins.reduce<number>((sum, win) => sum + win, 0) / wins.length, 12);
    }),
  );
});

const pairsOf = (count: number, more: number, random: () => number): Pair[] =>
  Array.from({ length: count }, () => [random() + random() + more, random() + random()]);

test('chance keeps to its band, and what differs leaves it', () => {
  const random = seeded(7);
  const outside = (more: number) =>
    Array.from({ length: 60 }, () => pairsOf(40, more, random)).filter((pairs) => {
      const [auc, [low, high]] = [aucOfPairs(pairs), chanceBand(pairs, 0.05, random, 200)];
      return auc < low || auc > high;
    }).length;
  const byChance = outside(0);
  expect(byChance).toBeLessThan(12);
  expect(outside(0.5)).toBeGreaterThan(55);
});
