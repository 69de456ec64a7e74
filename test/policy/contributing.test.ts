import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { filesBelow, root, textOf } from './house.ts';

const guide = textOf('CONTRIBUTING.md');

/** The rows of a table of the guide whose first cell is such a number. */
const numbered = [...guide.matchAll(/^\| (T\d\d) \|(.*)\|$/gm)].map(([, number = '', rest = '']) => ({ number, rest }));

describe('CONTRIBUTING.md', () => {
  test('names files that exist', () => {
    const trees = '(?:bin|cities|lib|functions|local|demo|web|bench|test|docs)/';
    const named = [...guide.matchAll(new RegExp(`[\`(](${trees}[\\w./*-]+)[\`)]`, 'g'))].map(([, path = '']) => path);
    named.push(...[...guide.matchAll(/[`(]([\w.-]+\.(?:md|json))[`)]/g)].map(([, name = '']) => name));
    expect(named.length).toBeGreaterThan(80);
    const isThere = (path: string) => [path, `functions/standards/rules/${path}`].some((at) => globSync(at, { cwd: root }).length > 0);
    expect([...new Set(named)].filter((path) => !isThere(path))).toEqual([]);
  });

  test('explains each T-number once, in order, with a test and where it runs', () => {
    expect(numbered.map(({ number }) => number)).toEqual(
      Array.from({ length: 30 }, (_, place) => `T${String(place + 1).padStart(2, '0')}`),
    );
    for (const { number, rest } of numbered) expect(rest, number).toMatch(/`test\/.*\| .*(npm test|prove)/);
  });

  test('says of a T-number whether npm test tries a sample of it', () => {
    const wrong = numbered.filter(({ rest }) => {
      const tests = [...rest.matchAll(/`(test\/[^`]+)`/g)].map(([, file = '']) => textOf(file));
      return tests.some((text) => text.includes("/product-size.ts'")) !== / sample/.test(rest.split('|').at(-1) ?? '');
    });
    expect(wrong).toEqual([]);
  });

  test('lists under a T-number every test that is called by it', () => {
    const called = filesBelow('test').flatMap((file) => {
      if (!file.endsWith('.test.ts')) return [];
      const inName = /\/t(\d\d)-/.exec(file)?.slice(1) ?? [];
      const inText = [...textOf(file).matchAll(/(?<![\w}])T(\d\d)\b(?!:)/g)].map(([, digits = '']) => digits);
      return [...new Set([...inName, ...inText])].map((digits) => ({ file, number: `T${digits}` }));
    });
    expect(called.length).toBeGreaterThan(15);
    const missing = called.filter(({ file, number }) => !numbered.some((row) => row.number === number && row.rest.includes(`\`${file}\``)));
    expect(missing).toEqual([]);
  });
});

describe('a release', () => {
  test('leaves no line of CHANGELOG.md above all sections, and none in two', () => {
    const [above = '', ...sections] = textOf('CHANGELOG.md').split(/^## /m);
    expect(above).not.toMatch(/^- /m);
    const lines = sections.flatMap((section) => section.split('\n').filter((line) => line.startsWith('- ')));
    expect(lines.filter((line, place) => lines.indexOf(line) !== place)).toEqual([]);
  });

  test('has a section of CHANGELOG.md under the version of package.json, with a day', () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const newest = [...textOf('CHANGELOG.md').matchAll(/^## (\d.*)$/gm)].map(([, title]) => title).at(0);
    expect(newest).toMatch(new RegExp(`^${version.replaceAll('.', '\\.')} \\(\\d{4}-\\d\\d-\\d\\d\\)$`));
    expect(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).version).toBe(version);
    expect(existsSync(join(root, 'SECURITY.md')) && textOf('SECURITY.md')).toContain(`| ${version.replace(/\.\d+$/, '')} | yes |`);
  });
});

describe('docs/decisions/README.md', () => {
  test('has a line for each record, in their order, by its title', () => {
    const records = globSync('docs/decisions/0*.md', { cwd: root }).sort();
    const listed = [...textOf('docs/decisions/README.md').matchAll(/^\| \[(\d{4})\]\(([\w.-]+)\) \| (.+) \|$/gm)];
    expect(listed.map(([, number, file]) => `docs/decisions/${file} as ${number}`)).toEqual(
      records.map((path) => `${path} as ${path.slice('docs/decisions/'.length).slice(0, 4)}`),
    );
    const titles = records.map((path) => (/^# (?:\d{4}: )?(.+)$/m.exec(textOf(path))?.[1] ?? '').toLowerCase());
    expect(listed.map(([, , , title = '']) => title.toLowerCase())).toEqual(titles);
  });
});
