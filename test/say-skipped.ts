import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Reporter, TestModule } from 'vitest/node';
import { chromiumPath } from './chromium-path.ts';
import { toolPath } from './tool-path.ts';

const corpora = resolve(import.meta.dirname, '../../shared/corpora');

const tools = ['cfn-lint', 'checkov'] as const;

/** What tests are skipped for want of, where it is absent here; the first that concerns a file is told of it. */
const absent: readonly { readonly what: string; readonly concerns: (file: string) => boolean }[] = [
  ...(chromiumPath === undefined ? [{ what: 'no Chromium was found', concerns: (file: string) => file.startsWith('test/browser/') }] : []),
  ...tools
    .filter((name) => toolPath(name) === undefined)
    .map((name) => ({ what: `${name} is not installed`, concerns: (file: string) => file === `test/lib/${name}.test.ts` })),
  ...(existsSync(corpora) ? [] : [{ what: '../shared/corpora is not there', concerns: () => true }]),
];

/** The last lines of a run: how many tests were skipped, and why. */
export default class SaySkipped implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const skipped = modules.map((module) => ({
      file: module.relativeModuleId,
      count: [...module.children.allTests('skipped')].length,
    }));
    const byReason = Map.groupBy(
      skipped.filter(({ count }) => count > 0),
      ({ file }) => absent.find(({ concerns }) => concerns(file))?.what ?? 'see the file',
    );
    for (const [reason, files] of byReason) {
      const sum = files.reduce((all, { count }) => all + count, 0);
      console.log(`${sum} tests skipped: ${reason} (${files.map(({ file, count }) => `${file} ${count}`).join(', ')})`);
    }
  }
}
