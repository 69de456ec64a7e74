import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { type AlarmCity, openAlarmCity } from './alarm-city.ts';
import { unplayedKinds } from './alarm-kinds.ts';
import { playCounts } from './alarms-by-counts.ts';
import { playApi, playIngest } from './alarms-by-faults.ts';
import { type Drill, root, type Stage } from './drill.ts';

const file = 'test/way/alarm-drill.test.ts';

/** One alarm of each kind, from its cause to the mail, and to the mail that it is over. */
export const alarmKindDrill: Drill = {
  name: 'alarm-kinds',
  title: 'One alarm of each kind rings by its cause, is mailed, and ends when the cause is gone',
  async run(stage) {
    await inHome(stage, 'pemeriksaan', playIngest);
    await inHome(stage, 'pintu', playApi);
    await inHome(stage, 'hitungan', playCounts);
    stage.say('Not played:');
    for (const [kind, why] of Object.entries(unplayedKinds)) stage.say(`  ${kind}: ${why}`);
  },
};

async function inHome(stage: Stage, name: string, play: (stage: Stage, city: AlarmCity) => Promise<void>): Promise<void> {
  const city = await openAlarmCity(stage, join(stage.home, name));
  try {
    await play(stage, city);
  } finally {
    await city.stop();
  }
}

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
