import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { Client } from '../../demo/client.ts';
import { askLaptop } from '../../local/control.ts';
import { playStory } from '../old-homes/story.ts';
import { answers, sameAnswers, startIn } from './city.ts';
import { type Drill, root, type Stage } from './drill.ts';

/** The version before: the last release, by the commit that gave it its number. */
const before = { version: '0.2.0', commit: 'bff5c46f' };

/** What today's version wrote is read by the version before it, and by today's again: a change can be taken back. */
export const versionBeforeDrill: Drill = {
  name: 'return',
  title: `A city goes back to ${before.version}, and on again`,
  async run(stage) {
    const today = await startIn(stage.home);
    const reads = await playStory(today.client);
    await stage.command('migrate', []);
    await answers(today, reads);
    const kept = await answers(today, reads);
    await today.stop();
    const checkout = join(stage.folder, 'before');
    git('worktree', 'add', '--detach', checkout, before.commit);
    try {
      symlinkSync(join(root, 'node_modules'), join(checkout, 'node_modules'));
      await readByOther(stage, checkout, async (client) => {
        const now: number[] = [];
        for (const { account, path } of kept) now.push((await askedBy(client, account, path)).status);
        const other = kept.filter(({ status }, index) => now[index] !== status);
        stage.say(
          `${before.version} (${before.commit}) on that home: ${kept.length - other.length} of ${kept.length} reads end as with today’s version`,
        );
        for (const one of other) stage.say(`GET ${one.path} as ${one.account}: ${now[kept.indexOf(one)]}, not ${one.status}`);
        if (now.some((status) => status >= 500)) throw new Error('the version before can not read what today’s wrote');
      });
    } finally {
      git('worktree', 'remove', '--force', checkout);
    }
    const again = await startIn(stage.home);
    stage.say(`Today’s version again: ${sameAnswers(kept, await answers(again, reads))}`);
    await again.stop();
  },
};

function git(...given: readonly string[]): void {
  execFileSync('git', [...given], { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] });
}

async function askedBy(client: Client, account: string | undefined, path: string): Promise<Response> {
  const headers = account === undefined ? {} : { authorization: `Bearer ${await client.token(account)}` };
  return fetch(`${client.url}${path}`, { headers, redirect: 'manual' });
}

async function readByOther({ home, folder }: Stage, checkout: string, read: (client: Client) => Promise<void>): Promise<void> {
  mkdirSync(join(folder, 'log'), { recursive: true });
  const laptop = spawn(process.execPath, ['local/start.ts', '--empty'], {
    cwd: checkout,
    env: { ...process.env, PORT: '0', SATUDATA_HOME: home },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(laptop, 'exit');
  try {
    const ready = new Promise<'ready'>((done) => laptop.stdout.on('data', (line) => /siap di http/.test(String(line)) && done('ready')));
    if ((await Promise.race([ready, ended])) !== 'ready') throw new Error('the version before ended before it was ready');
    const running = z.looseObject({ url: z.string() }).parse(JSON.parse(readFileSync(join(home, 'running.json'), 'utf8')));
    await read({ url: running.url, token: async (account) => String(await askLaptop(home, { ask: 'token', account })) });
  } finally {
    laptop.kill('SIGTERM');
    await ended;
  }
}
