import { expect, test } from 'vitest';
import { play } from './drill.ts';
import { drills } from './table.ts';

// Each throws where it does not end as it must; what it printed stands in docs/drills.md by `npm run drills`.
test.each(drills.map((drill) => [drill.name, drill] as const))('%s', async (_name, drill) => {
  const log = await play(drill);
  console.info([drill.title, ...log].join('\n'));
  expect(log.length).toBeGreaterThan(1);
});
