import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type Drill, root } from './drill.ts';

const file = 'test/way/alarm-drill.test.ts';

/** What each alarm is for is done to a laptop, by the tests that `npm test` runs, too. */
export const alarmDrill: Drill = {
  name: 'alarms',
  title: 'Each alarm is rung by what it is for',
  async run({ say }) {
    say(`$ npx vitest run ${file} --reporter=verbose`);
    const child = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', file, '--reporter=verbose'], {
      cwd: root,
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let printed = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (printed += String(text)));
    const [code] = await once(child, 'close');
    for (const line of printed.split('\n').filter((one) => /✓|✗|×|Tests {2}/.test(one))) say(line.trim().replace(/ \d+ms$/, ''));
    if (code !== 0) throw new Error(`the drill of alarms ended with ${code}`);
  },
};
