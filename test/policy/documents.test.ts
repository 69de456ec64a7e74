import { existsSync, globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { settingNames } from '../../functions/aws/settings.ts';
import { limits } from '../../functions/limits.ts';
import { problemTitles } from '../../functions/messages/problem.ts';
import { listRoutes } from '../../functions/routes.ts';
import { normalisations } from '../../functions/standards/normalisations.ts';
import { apiDocument } from './api-document.ts';
import { describedOperations } from './described-operations.ts';
import { normalisationsDocument } from './normalisations-document.ts';

/** The documents say what is, and nothing else. */
const root = resolve(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

/** The first cell of each row of a document's tables, without backticks. */
function firstCells(path: string): string[] {
  return read(path)
    .split('\n')
    .filter((line) => /^\| /.test(line) && !/^\|\s*-/.test(line))
    .map((line) => (line.split('|')[1] ?? '').trim().replaceAll('`', ''));
}

describe('documents', () => {
  test('docs/api.md lists every route and no other', () => {
    const routes = listRoutes().map(({ method, path }) => `${method} ${path}`);
    expect(
      firstCells('docs/api.md')
        .filter((cell) => /^[A-Z]+ \//.test(cell))
        .sort(),
    ).toEqual(routes.sort());
  });

  test('docs/api.md has the tables of routes and answers as they are, and the numbers of limits that it names', () => {
    expect(read('docs/api.md')).toBe(apiDocument(read('docs/api.md')));
  });

  test('the page /api shows every operation of the API document, and no other', () => {
    expect(read('functions/portal/described-operations.json')).toBe(describedOperations());
  });

  test('docs/errors.md lists every error code and no other', () => {
    expect(firstCells('docs/errors.md').slice(1).sort()).toEqual(Object.keys(problemTitles).sort());
  });

  test('docs/limits.md lists every limit with its value and no other', () => {
    const rows = read('docs/limits.md')
      .split('\n')
      .filter((line) => line.startsWith('| `'));
    const listed = rows.map((line) =>
      line
        .split('|')
        .slice(1, 3)
        .map((cell) => cell.trim().replaceAll('`', '')),
    );
    expect(listed.sort()).toEqual(
      Object.entries(limits)
        .map(([name, value]) => [name, String(value)])
        .sort(),
    );
  });

  test('docs/normalisations.md lists each normalisation of cells that the code knows, and no other', () => {
    expect(read('docs/normalisations.md')).toBe(normalisationsDocument(read('docs/normalisations.md')));
    expect(new Set(normalisations.map(({ name }) => name)).size).toBe(normalisations.length);
  });

  test('docs/settings.md lists every setting of the functions', () => {
    expect(firstCells('docs/settings.md')).toEqual(expect.arrayContaining(settingNames));
  });

  test('docs/dependencies.md gives a reason for each package, pinned exactly', () => {
    const { dependencies, devDependencies, optionalDependencies } = JSON.parse(read('package.json'));
    const pinned = { ...dependencies, ...devDependencies, ...optionalDependencies };
    expect(firstCells('docs/dependencies.md').slice(1).sort()).toEqual(Object.keys(pinned).sort());
    expect(Object.values(pinned).filter((version) => !/^\d+\.\d+\.\d+(-[a-z0-9.]+)?$/.test(String(version)))).toEqual([]);
  });

  test('what code cites of a document stands in it', () => {
    const files = ['functions', 'lib', 'local', 'demo', 'test'].flatMap((room) => globSync(`${room}/**/*.ts`, { cwd: root }));
    const cited = files.flatMap((file) =>
      [...read(file).matchAll(/(?<![\w/-])([a-z][a-z-]*\.md)(?:, "([^"\n]+)")?/g)].map(([, name = '', section]) => ({ name, section })),
    );
    const missing = cited.filter(({ name, section }) => {
      const path = ['', 'docs/'].map((folder) => folder + name).find((known) => existsSync(join(root, known)));
      if (path === undefined) return true;
      return section !== undefined && !new RegExp(`^(#+ |- \\*\\*|\\d\\. \\*\\*|\\*\\*)${section}`, 'm').test(read(path));
    });
    expect([...new Set(missing.map(({ name, section }) => `${name}, ${section}`))]).toEqual([]);
  });

  test('docs/security.md proves each attack by tests that exist', () => {
    const doors = /^## The doors\n(.*?)^## /ms.exec(read('docs/security.md'))?.[1] ?? '';
    const rows = doors.split('\n').filter((line) => /^\| (?!attack )/.test(line));
    const proofs = rows.map((row) => [...(row.split('|').at(-2) ?? '').matchAll(/`([^`]+)`/g)].map(([, name = '']) => name));
    expect(rows.length).toBeGreaterThan(20);
    expect(rows.filter((_row, place) => (proofs[place] ?? []).length === 0)).toEqual([]);
    const named = [
      ...proofs.flat(),
      ...[...read('docs/security.md').matchAll(/`(t\d\d-[^`]+|test\/[^`]+)`/g)].map(([, name = '']) => name),
    ];
    const tests = named.filter((name) => !name.startsWith('npm run '));
    const missing = tests.filter((name) => ![name, `test/attacks/${name}.test.ts`].some((path) => existsSync(join(root, path))));
    expect([...new Set(missing)]).toEqual([]);
  });

  test('decision records have their five headings', () => {
    const records = globSync('docs/decisions/0*.md', { cwd: root }).map((path) => read(path));
    const headings = ['Status', '## Context', '## Decision', '## Consequences', '## Alternatives'];
    expect(records.flatMap((text) => headings.filter((heading) => !text.includes(heading)))).toEqual([]);
  });
});
