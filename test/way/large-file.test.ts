import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { follow, member, send, textMember } from '../../demo/client.ts';
import { approve, listMember, register, root, rowsOf } from './city.ts';
import { type SharedCity, sharedCity } from './shared-city.ts';

const scratch = mkdtempSync(join(tmpdir(), 'satudata-large-'));
const partSize = 16 * 1024 * 1024;

let city: SharedCity;
beforeAll(async () => {
  city = await sharedCity();
});
afterAll(async () => {
  rmSync(scratch, { recursive: true, force: true });
});

/** The blocks of docs/large-files.md, in their order: announce, send what is missing, complete. */
function blocks(): readonly [string, string, string] {
  const found = [...readFileSync(join(root, 'docs/large-files.md'), 'utf8').matchAll(/```sh\n(.*?)```/gs)].map(([, block = '']) => block);
  const [announce = '', sendMissing = '', complete = ''] = found;
  expect(found).toHaveLength(3);
  return [announce, sendMissing, complete];
}

function replaced(text: string, what: RegExp, by: string): string {
  expect(text).toMatch(what);
  return text.replace(what, () => by);
}

/** Some 70 MiB in five parts, few rows: what is tested is the way, not the reader. */
function writeLargeFile(path: string): { readonly rows: number } {
  const rows = 70_000;
  const note = 'Catatan petugas lapangan; '.repeat(40);
  const lines = ['nomor,catatan', ...Array.from({ length: rows }, (_, index) => `${index + 1},${note}${index + 1}`), ''];
  writeFileSync(path, lines.join('\n'));
  return { rows };
}

test('the commands of docs/large-files.md send a file in parts, go on after an interruption, and its rows come back', async () => {
  const file = join(scratch, 'catatan.csv');
  const { rows } = writeLargeFile(file);
  await register(city.client, 'catatan');
  const [announce, sendMissing, complete] = blocks();
  const own = replaced(
    replaced(replaced(announce, /^api=\S+/m, `api=${city.laptop.url}`), /^dataset=\S+/m, 'dataset=catatan'),
    /^file=\S+/m,
    `file=${file}`,
  );
  const interrupted = replaced(sendMissing, /\$missing/, '3 1');
  const script = ['set -e', own, interrupted, complete, sendMissing, 'echo; echo "sent: $missing"', complete, 'cat upload.json'].join('\n');
  const { stdout } = await promisify(execFile)('bash', ['-c', script], {
    cwd: root,
    env: { ...process.env, TMPDIR: scratch, SATUDATA_HOME: city.home },
    timeout: 150_000,
  });
  expect(stdout).toContain('"missingParts":[2,4,5]');
  expect(stdout).toContain('sent: 2 4 5\n');

  const uploadId = /"uploadId":"(\w+)","state":"waiting","multipart":\{"partSize":16777216,"parts":5\}\}$/.exec(stdout)?.[1] ?? stdout;
  const checked = await follow(city.client, 'dinkes', 'catatan', uploadId);
  expect(checked).toMatchObject({ counts: { rows, validRows: rows, errors: 0 } });
  expect(await approve(city.client, 'catatan', checked)).toMatchObject({ state: 'published' });
  const [last] = await rowsOf(city.client, 'catatan', '?sort=-nomor&limit=1');
  expect(member(last, 'nomor')).toBe(rows);
  expect(textMember(last, 'catatan')).toMatch(new RegExp(`; ${rows}$`));
  // Its own queue and function: a clerk's small file never waits behind it.
  expect(readFileSync(join(city.home, 'logs', 'satudata-IngestLargeFunction.log'), 'utf8')).toContain(uploadId);
});

test('a part is taken at exactly its size, by its address alone, and no more once the upload is cancelled', async () => {
  const { client } = city;
  await register(client, 'batal');
  const announced = { fileName: 'data.csv', size: 4 * partSize + 3 };
  const started = await send(client, 'dinkes', 'POST', '/v1/datasets/batal/uploads', announced);
  expect(started.body).toMatchObject({ state: 'waiting', multipart: { partSize, parts: 5 } });
  const path = `/v1/datasets/batal/uploads/${textMember(started.body, 'uploadId')}`;
  const signed = await send(client, 'dinkes', 'POST', `${path}/parts`, { partNumbers: [5] });
  const url = textMember(listMember(signed.body, 'parts')[0], 'url');
  const put = async (to: string, body: string) => (await fetch(to, { method: 'PUT', body })).status;
  expect(await put(url, '1234')).toBe(403);
  expect(await put(url.replace('partNumber=5', 'partNumber=1'), '123')).toBe(403);
  expect(await put(url, '123')).toBe(200);
  expect((await send(client, 'kominfo', 'GET', path)).body).toMatchObject({ multipart: { received: [5] } });
  expect((await send(client, 'dinsos', 'POST', `${path}/parts`, { partNumbers: [5] })).status).toBe(404);

  expect((await send(client, 'dinkes', 'DELETE', path)).body).toMatchObject({ state: 'cancelled' });
  expect(await put(url, '123')).toBe(404);
  expect((await send(client, 'dinkes', 'POST', `${path}/completion`)).status).toBe(409);
});
