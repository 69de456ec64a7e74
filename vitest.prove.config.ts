import { globSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import { ownTemporaryFolder } from './test/own-folder.ts';

ownTemporaryFolder();

/** Tests that try a sample of their product in `npm test` import test/product-size.ts; here they run with the whole of it. */
const sampled = globSync('test/**/*.test.ts', { cwd: import.meta.dirname }).filter((file) =>
  readFileSync(new URL(file, import.meta.url), 'utf8').includes("/product-size.ts'"),
);

/** What is too long for every run: whole products, many fault schedules, load, mutation. */
export default defineConfig({
  test: {
    include: ['test/**/*.prove.test.ts', ...sampled],
    env: { WHOLE_PRODUCTS: 'yes' },
    testTimeout: 1_800_000,
    hookTimeout: 180_000,
    pool: 'forks',
    globalSetup: './test/way/shared-homes.ts',
  },
});
