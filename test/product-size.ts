/**
 * How much of a long product a test goes through: a sample in `npm test`, the whole in `npm run prove`, which runs every test file that imports this one
 * (vitest.prove.config.ts finds them by that import, and sets the variable).
 */
export const isWhole = process.env.WHOLE_PRODUCTS === 'yes';

/** So many tries, rows or names: `all` in `npm run prove`. */
export function tried(sample: number, all: number): number {
  return isWhole ? all : sample;
}

/** Of a list the first and each `step`th after it: all in `npm run prove`. */
export function everyNth<T>(all: readonly T[], step: number): readonly T[] {
  return all.filter((_, place) => isWhole || place % step === 0);
}
