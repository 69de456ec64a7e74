import { globSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

/** Rooms whose tests are mostly rules over values and fakes. */
const pureRooms = [
  ...['access', 'accounts', 'catalog', 'cities', 'datasets', 'gate', 'grants', 'http', 'ingest', 'messages', 'model', 'portal'],
  ...['progress', 'records', 'standards', 'tokens', 'uploads', 'versions'],
].join();
/** Files of these rooms that mock a module or the clock, look at the process, or open a database have a process of their own all the same. */
const needsProcess = /\bvi\b|process\.|duckdb|ingestFakes|publishedDataset/i;

const pure = globSync(`test/{${pureRooms}}/**/*.test.ts`, { cwd: import.meta.dirname }).filter(
  (file) => !file.endsWith('.prove.test.ts') && !needsProcess.test(readFileSync(new URL(file, import.meta.url), 'utf8')),
);

/** Files of the whole way that are content with a city in which others are at work as well: one for all that a process runs. */
const sharing = globSync('test/**/*.test.ts', { cwd: import.meta.dirname }).filter(
  (file) => !file.endsWith('.prove.test.ts') && readFileSync(new URL(file, import.meta.url), 'utf8').includes("/shared-city.ts'"),
);

const patience = { testTimeout: 60_000, hookTimeout: 180_000, pool: 'forks' as const };

export default defineConfig({
  test: {
    // Half of the time goes to tests of the laptop, which wait more than they work: four at once fill two cores.
    maxWorkers: 4,
    reporters: ['default', './test/say-skipped.ts'],
    projects: [
      {
        test: {
          ...patience,
          name: 'own process',
          include: ['test/**/*.test.ts'],
          exclude: ['test/**/*.prove.test.ts', ...pure, ...sharing],
        },
      },
      {
        test: {
          ...patience,
          name: 'shared city',
          include: sharing,
          isolate: false,
          testTimeout: 180_000,
          globalSetup: './test/way/shared-homes.ts',
        },
      },
      // A process and its modules for each would take longer than the tests.
      { test: { ...patience, name: 'pure', include: pure, isolate: false } },
    ],
  },
});
