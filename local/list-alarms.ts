import * as z from 'zod';
import { askLaptop } from './control.ts';
import { homeOf } from './home.ts';

// npm run --silent alarms: how each alarm of the running laptop stands, and what its topic told last. Ends with 1 when one rings.
const watchedSchema = z.object({
  alarms: z.array(z.object({ name: z.string(), state: z.string(), since: z.string(), reason: z.string() })),
  notices: z.array(z.object({ at: z.string(), subject: z.string(), refused: z.string().optional() })),
});

const shownNotices = 5;

try {
  const { alarms, notices } = watchedSchema.parse(await askLaptop(homeOf(process.env), { ask: 'alarms' }));
  for (const { name, state, since, reason } of alarms) console.log(`${state.padEnd(17)} ${name} sejak ${since}: ${reason}`);
  for (const { at, subject, refused } of notices.slice(-shownNotices)) {
    console.log(`${at} ${subject}${refused === undefined ? '' : `; tidak terkirim: ${refused}`}`);
  }
  process.exitCode = alarms.some(({ state }) => state === 'ALARM') ? 1 : 0;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
