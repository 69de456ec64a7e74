import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { guideNames, guideOfType, guidesFor } from '../../functions/messages/guide.ts';
import { rejectionCauses, rejectionCauseText } from '../../functions/messages/rejection-cause.ts';
import { listRoutes } from '../../functions/routes.ts';
import { guideSource, guidesDocument } from './guides-document.ts';
import { filesBelow, textOf } from './house.ts';

const root = resolve(import.meta.dirname, '../..');
/** Everything that a page or a report may say, in one line. */
const words = filesBelow('functions', 'web').map(textOf).join('\n').replaceAll(/\s+/g, ' ');

describe('the guides', () => {
  test('are the files of docs/panduan, and the pages show these and nothing else', () => {
    expect(readdirSync(join(root, 'docs/panduan')).sort()).toEqual(guideNames.map((name) => `${name}.md`).sort());
    expect(readFileSync(join(root, 'functions/portal/guides.json'), 'utf8')).toBe(guidesDocument());
  });

  test.each(guideNames)('%s: each button or label (bold) and each word of a report (in quotes) stands somewhere in the product', (name) => {
    const source = guideSource(name).replaceAll(/\s+/g, ' ');
    const quoted = [...source.matchAll(/\*\*(.+?)\*\*|“(.+?)”/g)].flatMap(([, bold, quote]) => bold ?? quote?.split('…') ?? []);
    const missing = quoted.map((part) => part.trim().replace(/\.$/, '')).filter((part) => !words.includes(part));
    expect([quoted.length > 0, missing]).toEqual([true, []]);
  });

  test('call what the machine says of an upload by its one name: a laporan is the progress of a week or a month, or a heading above a clerk’s table', () => {
    const told = [...guideNames.map(guideSource), readFileSync(join(root, 'docs/standards.md'), 'utf8')].join('\n');
    const named = [...told.matchAll(/(\S+ )?(?<!-)laporan( \S+)?/gi)].map(([text]) => text);
    expect(named.filter((text) => !/^judul laporan|laporan kemajuan/i.test(text))).toEqual([]);
  });

  test.each(guideNames)('%s is a page long, and leads to pages that there are', (name) => {
    const source = guideSource(name);
    expect(source.split(/\s+/).length).toBeLessThan(520);
    const paths = listRoutes().map(({ path }) => path);
    const links = [...source.matchAll(/\]\((\/[^)]*)\)/g)].map(([, href = '']) => href);
    const isThere = (href: string) => paths.includes(href) || guideNames.some((one) => href === `/panduan/${one}`);
    expect(links.filter((href) => !isThere(href))).toEqual([]);
  });

  test('each is linked from an error, a note, or another guide; all from /panduan', () => {
    const fromErrors = new Set<string>(Object.values(guideOfType));
    const fromGuides = guideNames.flatMap((name) =>
      [...guideSource(name).matchAll(/\]\(\/panduan\/([a-z-]+)\)/g)].map(([, to = '']) => to),
    );
    const linked = new Set([...fromErrors, ...fromGuides]);
    expect(guideNames.filter((name) => !linked.has(name))).toEqual([]);
  });
});

describe('which guide helps with an error', () => {
  /** Types of errors and notes, as the readers, the checks and the comparison write them; each has a hyphen, as no other `type` of theirs has. */
  const found = filesBelow('functions/ingest', 'functions/duckdb', 'functions/standards').flatMap((file) => {
    const text = textOf(file);
    const literals = [
      ...text.matchAll(/\b(?:type|error): '([a-z]+(?:-[a-z]+)+)'/g),
      ...text.matchAll(/^ {2}'([a-z]+(?:-[a-z]+)+)': plain`/gm),
    ];
    return literals.map(([, type = '']) => type);
  });

  test('is said of every type that a report may hold, and of no other', () => {
    expect(Object.keys(guideOfType).sort()).toEqual([...new Set(found)].sort());
  });

  test('and the weekly report has words of its own for each of them, no two alike', () => {
    const named = Object.keys(rejectionCauses).filter((cause) => cause !== 'returned');
    expect(named.sort()).toEqual([...new Set(found)].sort());
    expect(new Set(Object.values(rejectionCauses)).size).toBe(Object.keys(rejectionCauses).length);
    expect(rejectionCauseText('no-such-type')).toBe('kesalahan lain');
  });

  test('is told once, the one of the most errors first, and of a personal column its own', () => {
    const errors = [
      { type: 'constraint-error' },
      { type: 'blank-label' },
      { type: 'blank-label' },
      { type: 'type-error', fieldName: 'nik' },
    ];
    expect(guidesFor(errors, ['nik'])).toEqual(['tabel-lebar', 'membaca-laporan', 'nik-dan-excel']);
    expect(guidesFor([{ type: 'no-such-type' }])).toEqual([]);
  });
});
