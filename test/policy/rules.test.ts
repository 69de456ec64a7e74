import { globSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { askedRules } from '../../functions/standards/rules/asked.ts';
import { ruleNames } from '../../functions/standards/rules/table.ts';
import { ruleCases } from '../duckdb/rule-cases.ts';

/**
 * Of each rule that a standard may ask there is a file, a case that breaks it and an example in the guide; none is forgotten by the
 * table.
 */
const root = resolve(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

test('the table knows every rule that has a file', () => {
  const table = read('functions/standards/rules/table.ts');
  const files = globSync('functions/standards/rules/*.ts', { cwd: root }).filter((file) =>
    /^export const \w+ = \w+Rule\(/m.test(read(file)),
  );
  expect(files.length).toBe(ruleNames.length);
  expect(files.filter((file) => !table.includes(`'./${basename(file)}'`))).toEqual([]);
});

/** Rules that ask more than one cell, and so have tests of their own. */
const provedElsewhere = { unique: 'test/duckdb/mutations.test.ts', referenceCodes: 'test/duckdb/reference-codes.test.ts' };

test('every rule has a case that breaks it', () => {
  const broken = new Set(ruleCases.flatMap(({ bad }) => bad.map(([rule]): string => rule)));
  const elsewhere = Object.entries(provedElsewhere).filter(([name, file]) => read(file).includes(name));
  expect(ruleNames.filter((name) => !broken.has(name))).toEqual(elsewhere.map(([name]) => name));
});

test('the guide explains every rule, and lists those whose level can be set', () => {
  const guide = read('docs/standards.md');
  const [, leveled = ''] = /hanya aturan itu\. Namanya: ([^.]+)\./.exec(guide) ?? [];
  expect(leveled.split(', ')).toEqual(['format', ...ruleNames]);
  expect(ruleNames.filter((name) => !guide.includes(`"${name}": `) && !guide.includes(`\`${name}\`:`))).toEqual([]);
});

test('what is said of a rule beforehand is a clause, to stand between others, and its report is a sentence with a way to mend it', () => {
  for (const { field } of ruleCases) {
    for (const { name, sentence, report, workbook } of askedRules({ name: 'kolom', ...field })) {
      const { what, mend } = report({});
      expect([sentence(String), what], name).toEqual([expect.stringMatching(/^[a-z].*[^.]$/), expect.stringMatching(/^[a-z].*[^.]$/)]);
      expect(mend, name).toMatch(/^[A-Z].*\.$/);
      const check = workbook();
      if (check.kind === 'none') expect(check.why, name).toMatch(/\w+ \w+/);
    }
  }
});
