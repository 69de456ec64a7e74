import { expect, test } from 'vitest';
import { checkPairs } from './accepted-standards.ts';
import { openBench } from './normal-form-file.ts';

const pairs = 10_000;
/** Of one directory, which is emptied before the next. */
const pairsAtOnce = 1_000;

test('every accepted standard checks every file without a fault, ten thousand times', { timeout: 7_200_000 }, async () => {
  let [checked, written] = [0, 0];
  while (checked < pairs) {
    const bench = await openBench();
    try {
      const done = await checkPairs(bench, pairsAtOnce);
      checked += done.checked;
      written += done.written;
    } finally {
      await bench.close();
    }
  }
  console.log(`${checked} pairs checked, ${written} written`);
  expect(written).toBeGreaterThan(pairs / 10);
});
