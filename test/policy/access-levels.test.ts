import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildSync } from 'esbuild';
import { describe, expect, test } from 'vitest';
import { accesses, isPublic, levelOf, levels, sharings, sharingsOf, takesRequests, traitsOf } from '../../functions/model/access-level.ts';
import { accessLevelsDocument } from './access-levels-document.ts';

const root = resolve(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const table = 'functions/model/access-level.ts';
const files = ['functions', 'web', 'lib', 'local', 'demo', 'bin', 'cities'].flatMap((room) => globSync(`${room}/**/*.ts`, { cwd: root }));

/** An element's attribute `open`, and what a caller sends. */
const attribute = /Attribute\('open'/;
const sent = /^demo\/.*\b(access|sharing): '/;

describe('an access level', () => {
  test('is named in its table alone: anyone who wants to know something of it asks for a trait', () => {
    const named = new RegExp(`['"\`](${[...accesses, ...sharings].join('|')})['"\`]`);
    const lines = files.filter((file) => file !== table).flatMap((file) => linesOf(file).map((line) => `${file}: ${line.trim()}`));
    expect(lines.filter((line) => named.test(line) && !attribute.test(line) && !sent.test(line))).toEqual([]);
  });

  test('has one row, found by its access and its way to share', () => {
    for (const level of Object.values(levels)) expect(traitsOf(level)).toBe(level);
    expect(Object.values(levels).map(({ strictness }) => strictness)).toEqual([0, 1, 2, 3]);
  });

  test.each(accesses)('%s has one label, one explanation and one audience, however it is shared', (access) => {
    const rows = Object.values(levels).filter((level) => level.access === access);
    for (const trait of ['label', 'explanation', 'isSeenByAll', 'needsExemption'] as const) {
      expect(new Set(rows.map((row) => row[trait])).size).toBe(1);
    }
    for (const { label, name } of rows) expect(name.startsWith(label)).toBe(true);
  });

  test('that does not say how it is shared is read as the strictest, and asked for as the usual', () => {
    for (const access of accesses) {
      const rows = Object.values(levels).filter((level) => level.access === access);
      expect(traitsOf({ access })).toBe(rows.at(-1));
      expect(levelOf({ access }).sharing).toBe(sharingsOf(access)[0]?.sharing);
    }
  });

  test('is seen wherever it is read by others, and takes requests where grants open it', () => {
    for (const level of Object.values(levels)) {
      if (level.readBy !== 'nobody') expect(level.isSeenByAll).toBe(true);
      expect(takesRequests(level)).toBe(level.readBy === 'grant-holders');
      if (isPublic(level)) expect(level.personalColumns).toBeDefined();
    }
  });

  test('stands in docs/access.md with its traits', () => {
    expect(read('docs/access.md')).toBe(accessLevelsDocument(read('docs/access.md')));
  });
});

test('no page loads zod: the model that pages take values of is plain', () => {
  const entryPoints = [...globSync('web/pages/*/script.ts', { cwd: root }), 'web/parts/frame.ts'];
  const { metafile } = buildSync({
    absWorkingDir: root,
    entryPoints,
    outdir: 'unwritten',
    bundle: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    metafile: true,
  });
  expect(Object.keys(metafile.inputs)).toContain(table);
  expect(Object.keys(metafile.inputs).filter((file) => file.includes('node_modules/'))).toEqual([]);
});

function linesOf(file: string): string[] {
  return read(file)
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .split('\n')
    .map((line) => line.replace(/^\s*\/\/.*$/, ''));
}
