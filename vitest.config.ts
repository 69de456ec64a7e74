import { globSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import { ownTemporaryFolder } from './test/own-folder.ts';

ownTemporaryFolder();

const files = globSync('test/**/*.test.ts', { cwd: import.meta.dirname }).filter((file) => !file.endsWith('.prove.test.ts'));
const textOf = (file: string) => readFileSync(new URL(file, import.meta.url), 'utf8');

/** Files of the whole way that are content with a city in which others are at work as well: one for all that a process runs. */
const sharing = files.filter((file) => textOf(file).includes("/shared-city.ts'"));

/** Files of these rooms start a laptop or a browser each. */
const ownRooms = /^test\/(browser|old-homes|way)\//;
/** So do others that start one. */
const startsLaptop = /\bstart\w*City\b|\bopenCity\b|\bstartLaptop\b|\btestOverHttp\b/;
/** Files that mock a module or the clock, or look at the process, have one of their own. */
const needsProcess = /\bvi\b|process\./;
const others = files.filter((file) => !sharing.includes(file));
const own = others.filter((file) => needsProcess.test(textOf(file)));
const laptops = others.filter((file) => !own.includes(file) && (ownRooms.test(file) || startsLaptop.test(textOf(file))));
const common = others.filter((file) => !own.includes(file) && !laptops.includes(file));

const patience = { testTimeout: 60_000, hookTimeout: 180_000, pool: 'forks' as const };

export default defineConfig({
  test: {
    // Half of the time goes to tests of the laptop, which wait more than they work: four at once fill two cores.
    maxWorkers: 4,
    reporters: ['default', './test/say-skipped.ts'],
    projects: [
      { test: { ...patience, name: 'own process', include: own } },
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
      // One after another in a process: starting one for each, with its modules, takes a seventh of a whole run.
      { test: { ...patience, name: 'own laptop', include: laptops, isolate: false } },
      // A process and its modules for each would take longer than most of the tests.
      { test: { ...patience, name: 'common process', include: common, isolate: false } },
    ],
  },
});
