import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import * as z from 'zod';
import type { Client } from '../../demo/client.ts';
import { askLaptop } from '../../local/control.ts';
import { answerOf } from './answer-of.ts';
import { packHome } from './archive.ts';
import { playStory } from './story.ts';

/**
 * Keeps the home folder of an earlier version for the test that every later one reads it: starts that version from its own checkout, plays the story on it,
 * asks each GET and packs all of it. The checkout has its packages installed.
 *
 *   git worktree add build/0.1.0 ea00d5b && (cd build/0.1.0 && npm ci)
 *   node test/old-homes/write-home.ts build/0.1.0 test/old-homes/0.1.0.zip
 */
const [, , checkout = '', target = ''] = process.argv;
const home = mkdtempSync(join(tmpdir(), 'satudata-old-home-'));
const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: checkout, encoding: 'utf8' }).trim();

const laptop = spawn(process.execPath, ['local/start.ts', '--empty'], {
  cwd: resolve(checkout),
  env: { ...process.env, PORT: '0', SATUDATA_HOME: home },
  stdio: ['ignore', 'pipe', 'inherit'],
});
const ended = new Promise<'ended'>((done) => laptop.once('exit', () => done('ended')));
try {
  const ready = new Promise<'ready'>((done) => laptop.stdout.on('data', (line) => /siap di http/.test(String(line)) && done('ready')));
  if ((await Promise.race([ready, ended])) !== 'ready') throw new Error('the laptop ended before it was ready');
  const client = clientOf(home);
  const reads = await playStory(client);
  const answers = [];
  for (const read of reads) answers.push(await answerOf(client, read));
  laptop.kill('SIGTERM');
  await ended;
  await packHome(home, { commit, answers }, resolve(target));
} finally {
  laptop.kill('SIGKILL');
  rmSync(home, { recursive: true, force: true });
}

function clientOf(folder: string): Client {
  const running = z.looseObject({ url: z.string() }).parse(JSON.parse(readFileSync(join(folder, 'running.json'), 'utf8')));
  return { url: running.url, token: async (account) => String(await askLaptop(folder, { ask: 'token', account })) };
}
