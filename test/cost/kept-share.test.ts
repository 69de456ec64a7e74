import { describe, expect, test } from 'vitest';
import { seeded } from '../../demo/random.ts';
import { limits } from '../../functions/limits.ts';
import { keptShare, keysOf } from './kept-share.ts';

const datasets = 2_460;
const month = 30.4 * 86_400;

describe('the share of reads that the front door answers itself', () => {
  test('grows with the readers, with the time that it keeps, and with how unequal datasets are', () => {
    const usual = keptShare({ reads: 3_000_000, datasets });
    expect(keptShare({ reads: 30_000_000, datasets })).toBeGreaterThan(usual + 0.1);
    expect(keptShare({ reads: 3_000_000, datasets, seconds: 2 * limits.edgeSeconds })).toBeGreaterThan(usual + 0.02);
    expect(keptShare({ reads: 3_000_000, datasets, exponent: 1.2 })).toBeGreaterThan(usual + 0.02);
  });

  test('is nearly none where hardly anybody comes, and nearly all where everybody asks for the same', () => {
    expect(keptShare({ reads: 1_000, datasets })).toBeLessThan(0.01);
    expect(keptShare({ reads: 3_000_000_000, datasets: 1 })).toBeGreaterThan(0.99);
  });

  test('is what readers who are drawn one by one find', () => {
    const keys = keysOf({ datasets });
    const random = seeded(20_261_201);
    const upTo = new Float64Array(keys.length);
    keys.reduce((total, key, place) => {
      upTo[place] = total + key;
      return total + key;
    }, 0);
    const draw = () => placeOf(upTo, random.next());
    // By day as by night: what is drawn has no hours.
    const perMoment = 600;
    let kept = 0;
    const moments = 200;
    for (let moment = 0; moment < moments; moment += 1) {
      const seen = new Set<number>();
      for (let read = 0; read < perMoment; read += 1) {
        const key = draw();
        if (seen.has(key)) kept += 1;
        seen.add(key);
      }
    }
    const expected = 1 - keys.reduce((total, key) => total - Math.expm1(-key * perMoment), 0) / perMoment;
    expect(kept / (moments * perMoment)).toBeCloseTo(expected, 2);
    // The hours of a day are unequal, and readers at noon share more than those at night do not.
    const overDay = keptShare({ reads: (perMoment / limits.edgeSeconds) * month, datasets });
    expect(overDay).toBeGreaterThan(expected);
    expect(overDay).toBeLessThan(expected + 0.03);
  });

  test('is of keys that are all reads', () => {
    expect(keysOf({ datasets }).reduce((total, key) => total + key, 0)).toBeCloseTo(1, 9);
  });
});

function placeOf(upTo: Float64Array, drawn: number): number {
  let [low, high] = [0, upTo.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((upTo[middle] ?? 1) <= drawn) low = middle + 1;
    else high = middle;
  }
  return low;
}
