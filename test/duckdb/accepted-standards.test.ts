import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkPairs } from './accepted-standards.ts';
import { accepted } from './any-standard.ts';
import { type Bench, openBench } from './normal-form-file.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

/** `npm run prove -- test/duckdb` checks ten thousand. */
const pairs = 50;

test('every accepted standard checks every file without a fault', { timeout: 600_000 }, async () => {
  const { checked } = await checkPairs(bench, pairs);
  expect(checked).toBeGreaterThanOrEqual(pairs);
});

/** Among so few pairs there may by chance be none whose rows are valid; among these there are. */
const seedWithValidRows = 42;

test('some of what is checked is valid, and written whole', async () => {
  const { written } = await checkPairs(bench, pairs, seedWithValidRows);
  expect(written).toBeGreaterThan(0);
});

test('a standard that is refused is none of them', () => {
  expect(accepted({ fields: [{ name: 'a', type: 'date', format: '%d/%m/%Y%' }] })).toBeUndefined();
  expect(accepted({ fields: [{ name: 'a', type: 'date', format: '%d/%m/%Y' }] })).toBeDefined();
});
