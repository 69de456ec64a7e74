import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { limits } from '../../functions/limits.ts';
import type { HostileOutcome } from './read-hostile.ts';

/** T21–T24: every hostile file ends in rows or in a sentence, without a crash, a hang, or memory; docs/hostile-outcomes.md says what each gets. */
const corpus = resolve(import.meta.dirname, '../../../shared/corpora/hostile');
const document = resolve(import.meta.dirname, '../../docs/hostile-outcomes.md');
/** What reading may take beyond the file's own size. */
const mostRisenBytes = 64 * 1024 * 1024;
const watchdogMilliseconds = 300_000;

function readAll(): HostileOutcome[] {
  if (!existsSync(corpus)) {
    return [];
  }
  const script = resolve(import.meta.dirname, 'read-hostile.ts');
  const output = execFileSync(process.execPath, ['--expose-gc', script, corpus], {
    encoding: 'utf8',
    maxBuffer: limits.maxItemBytes * 100,
    timeout: watchdogMilliseconds,
  });
  const outcomes: HostileOutcome[] = output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  return outcomes.filter(({ file }) => file !== 'INDEX.tsv');
}

const outcomes = readAll();

test.skipIf(outcomes.length === 0)('every hostile file is read or refused in a sentence that says how to mend it', () => {
  expect(outcomes.filter(({ rows, message, mend }) => rows === undefined && (!message || !mend)).map(({ file }) => file)).toEqual([]);
});

test.skipIf(outcomes.length === 0)('no hostile file takes more than 64 MB over its own size', () => {
  const greedy = outcomes.filter(({ risenBytes, bytes }) => risenBytes - bytes > mostRisenBytes);
  expect(greedy.map(({ file, risenBytes }) => `${file} ${risenBytes}`)).toEqual([]);
  const most = Math.max(...outcomes.map(({ risenBytes, bytes }) => risenBytes - bytes));
  console.log(`${outcomes.length} hostile files read; the most memory that one took over its own size: ${(most / 1e6).toFixed(0)} MB`);
});

test.skipIf(outcomes.length === 0)(
  'the document says what each hostile file gets',
  async () => {
    await expect(describeAll()).toMatchFileSnapshot(document);
  },
  watchdogMilliseconds,
);

function describeAll(): string {
  const directories = [...new Set(outcomes.map(({ file }) => file.split('/')[0] ?? ''))].sort();
  return `# What becomes of hostile files

Written by \`npx vitest run test/corpora/hostile.test.ts -u\`: every file of the hostile corpora, read as the ingest reads it. A name that startUpload refuses
(.json, .zip, .ods …) is read as if it ended in .csv. "Read" is rows × columns of the one table found, before any standard; every other line is what the clerk is told.
Formulas are asserted in test/attacks/formulas.test.ts, tokens (wycheproof-jose) belong to identity; titles (blns) are not read here.

${directories.map(describeDirectory).join('\n')}`;
}

function describeDirectory(directory: string): string {
  const own = outcomes.filter(({ file }) => file.startsWith(`${directory}/`));
  const read = own.filter(({ rows }) => rows !== undefined).length;
  const rows = own.map((outcome) => `| ${escaped(outcome.file.slice(directory.length + 1))} | ${describe(outcome)} |`);
  return `## ${directory}\n\n${own.length} files: ${read} read, ${own.length - read} refused.\n\n| file | what it gets |\n|---|---|\n${rows.join('\n')}\n`;
}

function describe({ rows, columns, type, message }: HostileOutcome): string {
  return rows === undefined ? `${type}: ${escaped(message ?? '')}` : `read: ${rows} × ${columns}`;
}

function escaped(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, '·')
    .replaceAll('|', '\\|')
    .replaceAll('<', '&lt;');
}
