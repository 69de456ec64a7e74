import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { isNumber } from '../../functions/ingest/table/cell-kind.ts';
import { holdsNik, withoutNiks } from '../../functions/model/person-numbers/held-numbers.ts';
import { inertText } from '../../functions/standards/inert-text.ts';
import { isDuration } from '../../functions/standards/types/duration-text.ts';
import { tried } from '../product-size.ts';

const root = resolve(import.meta.dirname, '../..');

/** A pattern as it is written: behind what an expression may begin with, never behind a quote. */
const literal = /(?<=(?:[=(,:[!&|?>]|\breturn)\s*|^\s+)\/(?![/*])((?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+)\/([dgimsuvy]*)/gm;

const patterns = globSync(['functions/ingest/**/*.ts', 'functions/standards/**/*.ts'], { cwd: root }).flatMap((file) => {
  const text = readFileSync(resolve(root, file), 'utf8').replace(/^\s*(\/\*\*|\*|\/\/).*$/gm, '');
  return [...text.matchAll(literal)].map(([, source = '', flags = '']) => ({
    name: `${file} /${source}/`,
    pattern: new RegExp(source, flags),
  }));
});

/** A 4 KB cell of digits, blanks and a letter once kept the machine for hours. */
const characters = tried(12_000, 50_000);
const parts = ['0', '1', '9', ' ', 'a', 'e', '_', '.', ',', '*', '(', '[', '{', '"', '<', '1 ', '1,', 'a ', '[h', '* '];
const starts = ['', '*', '(', '[', '1'];
const ends = ['x', ')\n!'];
const hostile = [
  ...parts.flatMap((part) => starts.flatMap((start) => ends.map((end) => start + part.repeat(characters / part.length) + end))),
  ...['1', '0', '.', ','].map((part) => `${part.repeat(characters / 2) + ' '.repeat(characters / 2)}x`),
];

/** A pattern takes less than 0.1 s for all of them; one that looks at each pair of characters takes minutes. The engine lets itself be stopped. */
const watchdogMilliseconds = 10_000;

function runsThrough(pattern: RegExp): void {
  const context = createContext({ pattern, hostile });
  runInContext("for (const text of hostile) text.replace(pattern, '')", context, { timeout: watchdogMilliseconds });
}

describe('a pattern', () => {
  test('is found wherever one is written', () => {
    expect(patterns.length).toBeGreaterThan(100);
    expect(patterns.map(({ name }) => name)).toContainEqual(expect.stringContaining('functions/ingest/html/page-tables.ts'));
  });

  test('that looks at every pair of characters is stopped', () => {
    const context = createContext({ text: `${'a'.repeat(500_000)}!` });
    expect(() => runInContext('/a+$/.test(text)', context, { timeout: 100 })).toThrow('timed out');
  });

  test.each(patterns)('reads a hostile cell once: $name', ({ pattern }) => expect(() => runsThrough(pattern)).not.toThrow(), 60_000);
});

test.each([
  ['a number', isNumber],
  ['a duration', isDuration],
  ['a formula', inertText],
  ['a NIK', holdsNik],
  ['NIKs to be left out', withoutNiks],
])('a hostile cell is looked through for %s', (_what, look) => {
  const context = createContext({ look, hostile });
  expect(() => runInContext('for (const text of hostile) look(text)', context, { timeout: watchdogMilliseconds })).not.toThrow();
});

test.each(['1.250', '1 250,5', 'Rp 1.000', 'Rp. 1.000,00', 'rp1', '-3', '+3', '(3)', '(3 %', '12 %', '12%', ' 7 ', '0'])(
  '%j is a number',
  (text) => expect(isNumber(text)).toBe(true),
);
test.each(['', '-', '.', 'Rp', '1a', '12 jiwa', '1'.repeat(65), '%'])('%j is no number', (text) => expect(isNumber(text)).toBe(false));
