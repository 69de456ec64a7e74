import { defineConfig } from 'vitest/config';

/** What is too long for every run: many fault schedules, load, mutation. */
export default defineConfig({
  test: { include: ['test/**/*.prove.test.ts'], testTimeout: 1_800_000, hookTimeout: 180_000, pool: 'forks' },
});
