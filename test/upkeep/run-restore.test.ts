import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { cityEnvironment } from '../../upkeep/city.ts';
import { writeLines } from '../../upkeep/copy-folder.ts';
import { partKey } from '../../upkeep/restore/key-shares.ts';

let folder: string;
let server: Server;
let calls: number;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'satudata-restore-'));
  calls = 0;
  server = createServer((_request, response) => {
    calls += 1;
    response.writeHead(400).end('{}');
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  for (const name of ['catalog', 'records', 'accounts']) await writeLines(folder, `${name}.jsonl`, []);
  const [one, other] = partKey('k'.repeat(63), randomBytes);
  writeFileSync(join(folder, '1.json'), JSON.stringify(one));
  writeFileSync(join(folder, '2.json'), JSON.stringify(other));
  writeFileSync(join(folder, 'torn.json'), '{"share": 1, "value": RAHASIA');
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true });
});

/** The command, of a city whose every service is one that counts what it is asked. */
async function run(script: string, given: readonly string[]): Promise<{ readonly code: unknown; readonly said: string }> {
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const services = ['DYNAMODB', 'S3', 'COGNITO_IDENTITY_PROVIDER', 'SECRETS_MANAGER'];
  const names = ['CATALOG_TABLE', 'RECORDS_TABLE', 'INBOX_BUCKET', 'PUBLISHED_BUCKET', 'USER_POOL_ID', 'PERSON_KEY_ARN'];
  const env = {
    PATH: process.env.PATH,
    AWS_REGION: 'ap-southeast-3',
    AWS_ACCESS_KEY_ID: 'LOCAL',
    AWS_SECRET_ACCESS_KEY: 'x',
    ...Object.fromEntries(names.map((name) => [name, 'kota'])),
    ...Object.fromEntries(services.map((service) => [`AWS_ENDPOINT_URL_${service}`, endpoint])),
  };
  const child = spawn(process.execPath, [script, ...given], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'close')]);
  return { code, said };
}

const at = (name: string) => join(folder, name);
const whole = () => ({ copy: [folder], since: ['2026-12-01T00:00:00Z'], shares: [at('1.json'), at('2.json')] });
const all = (chosen: Readonly<Record<string, readonly string[]>>) =>
  run('upkeep/run-restore.ts', ['all', ...Object.entries(chosen).flatMap(([name, of]) => of.flatMap((one) => [`--${name}`, one]))]);

test('all, with all that it needs, begins', async () => {
  await all(whole());
  expect(calls).toBeGreaterThan(0);
}, 30_000);

test.each([
  ['no copy', { copy: [] }],
  ['no moment', { since: [] }],
  ['a moment that is none', { since: ['kemarin'] }],
  ['one share', { shares: ['1.json'] }],
  ['the same share twice', { shares: ['1.json', '1.json'] }],
  ['a torn share', { shares: ['1.json', 'torn.json'] }],
  ['a moment of the tables that is none', { at: ['kemarin'] }],
  ['a folder without a copy', { copy: ['kosong'] }],
])(
  'all with %s calls nothing: the key is not overwritten before it shows',
  async (_what, changes: Record<string, string[]>) => {
    const placed = Object.entries(changes).map(([name, of]) => [name, ['shares', 'copy'].includes(name) ? of.map(at) : of] as const);
    const { code, said } = await all({ ...whole(), ...Object.fromEntries(placed) });
    expect([code, calls]).toEqual([2, 0]);
    expect(said).not.toBe('');
  },
  30_000,
);

test('a laptop is asked for no table of a moment, also as a part of all: it says that this is AWS’s alone', async () => {
  const moment = '2026-12-01T00:00:00Z';
  for (const done of [run('upkeep/run-restore.ts', ['table', '--at', moment]), all({ ...whole(), at: [moment] })]) {
    const { code, said } = await done;
    expect([code, calls, said.trim().split('\n')]).toEqual([2, 0, [expect.stringContaining('hanya ada di AWS')]]);
  }
}, 30_000);

test('a share or a copy that is torn is named, and nothing of it quoted', async () => {
  const { code, said } = await run('upkeep/run-restore.ts', ['key', '--shares', at('1.json'), '--shares', at('torn.json')]);
  expect([code, said.trim()]).toEqual([2, `${at('torn.json')}: bukan berkas JSON yang utuh`]);
  writeFileSync(at('accounts.jsonl'), '{"email": RAHASIA\n');
  const ofCopy = await run('upkeep/run-restore.ts', ['accounts', '--copy', folder]);
  expect([ofCopy.code, ofCopy.said.trim()]).toEqual([2, 'accounts.jsonl has a line that is no JSON: the copy is not whole']);
}, 30_000);

test('without a city nor a running laptop, whoever copies or restores is not sent to another command', async () => {
  const asked = cityEnvironment({ SATUDATA_HOME: folder });
  await expect(asked).rejects.toThrow('npm run --silent <perintah tadi>');
  await expect(asked).rejects.not.toThrow('migrate');
});
