import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { normalisations } from '../../functions/standards/normalisations.ts';
import { type Bench, openBench } from './normal-form-file.ts';
import { compareTexts } from './one-text-one-value.ts';
import { cases } from './value-texts.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.close());

/** docs/normalisations.md: what is not in its list makes no two texts one value. Thousands of pairs here, millions in the proof. */
describe('two texts are one value by the listed normalisations alone', () => {
  test.each(cases)('$name', async (each) => {
    const { collisions, valid } = await compareTexts(bench, each, 150, 7);
    expect(collisions).toEqual([]);
    expect(valid).toBeGreaterThan(2);
  });
});

test('each normalisation of the list is asked for by a case, but those of missing values and of formulas in CSV', () => {
  const asked = new Set(cases.flatMap(({ by }) => by));
  const known = normalisations.map(({ name }) => name);
  expect([...asked].filter((name) => !known.includes(name))).toEqual([]);
  expect(known.filter((name) => !asked.has(name))).toEqual(['formula', 'sum', 'signed-text', 'missing', 'not-missing']);
});
