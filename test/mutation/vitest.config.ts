import { defineConfig } from 'vitest/config';

/** The tests of who may what that are quick enough to run once for each mutant. */
export default defineConfig({
  test: { include: ['test/access/**/*.test.ts', 'test/access-matrix/decide.test.ts', 'test/identity/**/*.test.ts'], pool: 'forks' },
});
