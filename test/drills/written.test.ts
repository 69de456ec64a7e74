import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './drill.ts';
import { drills } from './table.ts';
import { inOrder, logOf, withLog } from './written.ts';

const played = {
  lines: ['$ npm run --silent restore -- fit', '0 versi'],
  at: new Date('2026-12-01T05:00:00Z'),
  commit: 'abc1234',
  seconds: 7,
};

test('a log stands under the heading of its drill, in the place of the one before, and no other is touched', () => {
  const [one, other] = [
    { name: 'one', title: 'One is lost' },
    { name: 'other', title: 'Another' },
  ];
  const first = withLog(withLog('# Drills\n\nText.\n', one, logOf(played)), other, logOf(played));
  const again = withLog(first, one, logOf({ ...played, commit: 'def5678', lines: ['later'] }));
  expect(first).toContain(
    '## One is lost\n\n`npm run drills -- one`: 2026-12-01, commit abc1234, 7 s.\n\n```text\n$ npm run --silent restore -- fit\n0 versi\n```\n\n## Another',
  );
  expect(again).toContain('commit def5678');
  expect(again.match(/## One is lost/g)).toHaveLength(1);
  expect(inOrder(again, [other, one])).toMatch(/^# Drills\n\nText\.\n\n## Another\n[\s\S]*\n\n## One is lost\n/);
  expect(again.slice(again.indexOf('## Another'))).toBe(first.slice(first.indexOf('## Another')));
});

test('docs/drills.md has the log of every drill, in their order, and of no other', () => {
  const headings = [...readFileSync(join(root, 'docs/drills.md'), 'utf8').matchAll(/^## (.*)$/gm)].map(([, title]) => title);
  expect(headings).toEqual(drills.map(({ title }) => title));
});
