import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'satudata-seed-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

/** The seed as `npm start` runs it; whatever it starts would live in `home`. */
async function seed(): Promise<{ readonly status: unknown; readonly said: string }> {
  const environment = { ...process.env, SATUDATA_HOME: home, TMPDIR: home };
  const child = spawn(process.execPath, ['demo/seed.ts'], { cwd: root, env: environment, timeout: 30_000 });
  let said = '';
  child.stderr.on('data', (text) => {
    said += String(text);
  });
  const [status] = await once(child, 'close');
  return { status, said };
}

test('the seed starts no laptop of its own where none runs: it says so and ends', async () => {
  const { status, said } = await seed();
  expect([status, said]).toEqual([1, expect.stringContaining('tidak sedang berjalan')]);
  expect(readdirSync(home)).toEqual([]);
});

test('nor where the one that runs answers with a fault: each would start the next', async () => {
  const server = createServer((_, response) => response.writeHead(503).end()).listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  writeFileSync(join(home, 'running.json'), JSON.stringify({ url: `http://127.0.0.1:${port}` }));
  const { status } = await seed();
  server.close();
  expect([status, readdirSync(home)]).toEqual([1, ['running.json']]);
});
