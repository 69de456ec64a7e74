import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Bench, openBench } from './normal-form-file.ts';
import { compareTexts } from './one-text-one-value.ts';
import { cases } from './value-texts.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.close());

/** docs/normalisations.md: what is not in its list makes no two texts one value. Millions of pairs, others each time. */
describe('two texts are one value by the listed normalisations alone', () => {
  test.each(cases)('$name', async (each) => {
    const seed = Date.now() % 2 ** 31;
    const { collisions, valid } = await compareTexts(bench, each, 3_000, seed);
    expect(collisions, `seed ${seed}`).toEqual([]);
    expect(valid, `seed ${seed}`).toBeGreaterThan(2);
  });
});
