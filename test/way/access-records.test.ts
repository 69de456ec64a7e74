import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { DeleteCommand, PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { member, send } from '../../demo/client.ts';
import { currentAssembly } from '../../local/synthesize.ts';
import { type City, listMember, patience, publishFirst, root, startCity } from './city.ts';
import { onRecordsTable } from './records-table.ts';

/** Who looked: from the read to the head's list, the archive of the day, and the command that finds what was changed afterwards. */
const home = mkdtempSync(join(tmpdir(), 'satudata-records-'));
const dayBefore = (count: number) => new Date(Date.now() - count * 86_400_000).toISOString().slice(0, 10);
const today = dayBefore(0);
/** A day that is over, whatever the hour. */
const past = dayBefore(3);
let assembly: string;
let city: City;

beforeAll(async () => {
  assembly = await currentAssembly(root, () => undefined);
  city = await startCity({ assemblyDirectory: assembly, home });
});
afterAll(async () => {
  await city?.stop();
  rmSync(home, { recursive: true, force: true });
});

/** Stops the city, acts on its records table, and starts it again. */
async function tampering(act: Parameters<typeof onRecordsTable>[2]): Promise<void> {
  await city.stop();
  await onRecordsTable(assembly, home, act);
  city = await startCity({ assemblyDirectory: assembly, home });
}

async function archiveNow(): Promise<void> {
  expect(await city.laptop.runSchedule('ArchiveRule')).toMatchObject([{ ok: true }]);
}

/** What `npm run compare-records` says, and the number that it ends with. */
async function compareRecords(...days: readonly string[]): Promise<{ readonly code: number; readonly said: string }> {
  const env = { ...process.env, SATUDATA_HOME: home };
  return new Promise((resolve) => {
    execFile(process.execPath, [join(root, 'local/compare-records.ts'), ...days], { env }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, said: stdout + stderr });
    });
  });
}

const recordsOf = (account: string, query = '') => send(city.client, account, 'GET', `/v1/datasets/terbatas/access-records${query}`);

test('the head sees who read its limited data, and nobody else does', async () => {
  await publishFirst(city.client, 'terbatas', 'kode,jumlah\nA1,1\n', { access: 'limited' });
  expect((await send(city.client, 'dinsos', 'GET', '/v1/datasets/terbatas/rows')).status).toBe(200);
  expect(
    (await send(city.client, 'banten', 'GET', '/v1/datasets/terbatas/files/csv', undefined, { Accept: 'application/json' })).status,
  ).toBe(200);
  const { status, body } = await recordsOf('dinkes-pj');
  expect(status).toBe(200);
  const operations = listMember(body, 'items').map((item) => [member(item, 'operation'), member(item, 'rule')]);
  expect(operations).toEqual(
    expect.arrayContaining([
      ['downloadFile', 'read/shared-government'],
      ['listRows', 'read/shared-government'],
    ]),
  );
  expect(listMember((await recordsOf('dinkes-pj', '?operation=downloadFile&institution=banten')).body, 'items')).toHaveLength(1);
  for (const account of ['dinkes', 'kominfo', 'dinsos', 'helpdesk']) expect((await recordsOf(account)).status, account).toBe(403);
  expect((await send(city.client, undefined, 'GET', '/v1/datasets/terbatas/access-records')).status).toBe(401);
  expect((await send(city.client, 'dinkes-pj', 'GET', '/v1/datasets/tidak-ada/access-records')).status).toBe(404);
});

test('a day that is over is archived, and is the same as the table', async () => {
  await tampering(async (documents, table) => {
    const KeyConditionExpression = 'pk = :pk';
    const ExpressionAttributeValues = { ':pk': `AUDIT#terbatas#${today}` };
    const { Items = [] } = await documents.send(new QueryCommand({ TableName: table, KeyConditionExpression, ExpressionAttributeValues }));
    expect(Items.length).toBeGreaterThan(1);
    for (const item of Items) {
      const moved = { ...item, pk: `AUDIT#terbatas#${past}`, at: `${past}T05:00:00.000Z` };
      await documents.send(new PutCommand({ TableName: table, Item: moved }));
    }
  });
  await archiveNow();
  const { code, said } = await compareRecords(past);
  expect([code, said]).toEqual([0, expect.stringContaining('semua catatan akses sama dengan arsipnya.')]);
  expect(said).toContain(`${past}  `);
  const earlier = await compareRecords(dayBefore(5), past);
  expect([earlier.code, earlier.said]).toEqual([0, expect.stringContaining(`Belum ada arsip sebelum ${past}: 2 hari dilewati.`)]);
});

test('what was changed, removed and added afterwards is named by its key, by the command and to CloudWatch', async () => {
  const keys: string[] = [];
  await tampering(async (documents, table) => {
    const pk = `AUDIT#terbatas#${past}`;
    const query = { TableName: table, KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': pk } };
    const [first, second] = (await documents.send(new QueryCommand(query))).Items ?? [];
    const added = { ...first, pk, sk: `${first?.sk}Z` };
    await documents.send(new PutCommand({ TableName: table, Item: added }));
    const edit = {
      UpdateExpression: 'SET #name = :other',
      ExpressionAttributeNames: { '#name': 'name' },
      ExpressionAttributeValues: { ':other': 'Orang Lain' },
    };
    await documents.send(new UpdateCommand({ TableName: table, Key: { pk, sk: first?.sk }, ...edit }));
    await documents.send(new DeleteCommand({ TableName: table, Key: { pk, sk: second?.sk } }));
    keys.push(`berubah  ${pk}  ${first?.sk}`, `ditambahkan  ${pk}  ${added.sk}`, `hilang  ${pk}  ${second?.sk}`);
  });
  const { code, said } = await compareRecords(past, dayBefore(2));
  expect(code).toBe(1);
  for (const key of keys) expect(said).toContain(key);
  expect(said).toContain('1 hilang, 1 berubah, 1 ditambahkan');
  expect(said).not.toMatch(/Orang Lain|Dinas|sub-/);
  await archiveNow();
  const log = () => readFileSync(join(home, 'logs', 'satudata-ArchiveFunction.log'), 'utf8');
  await expect.poll(log, patience).toContain('"RecordsTampered":3');
  expect(log()).not.toContain('Orang Lain');
});

/** The file that holds the bytes of an archived object of that day. */
function archivedFile(ending: string): string {
  const database = new DatabaseSync(join(home, 'objects', 'objects.sqlite'), { readOnly: true });
  const row = database.prepare('SELECT document FROM versions WHERE key LIKE ?').get(`records/${past}/%${ending}`);
  database.close();
  const { blobs } = z.object({ blobs: z.array(z.object({ id: z.string() })).length(1) }).parse(JSON.parse(String(row?.document)));
  return join(home, 'objects', 'blobs', blobs[0]?.id ?? '');
}

const tamperings: readonly (readonly [string, (path: string, bytes: Buffer) => void])[] = [
  ['a byte changed', (path, bytes) => writeFileSync(path, bytes.with(bytes.length >> 1, (bytes.at(bytes.length >> 1) ?? 0) ^ 1))],
  ['the end cut off', (path, bytes) => writeFileSync(path, bytes.subarray(0, -10))],
  ['a line added', (path, bytes) => writeFileSync(path, Buffer.concat([bytes, Buffer.from('{}\n')]))],
  ['no JSON in it', (path, bytes) => writeFileSync(path, 'x'.repeat(bytes.length))],
  ['bytes that are no UTF-8', (path, bytes) => writeFileSync(path, Buffer.alloc(bytes.length, 0xff))],
  ['nothing in it', (path) => writeFileSync(path, '')],
  ['no file any more', (path) => rmSync(path)],
];

test.each(['.ndjson', 'manifest.json'].flatMap((ending) => tamperings.map(([how, tamper]) => [ending, how, tamper] as const)))(
  'an archived %s with %s is a difference: one sentence, and 1',
  async (ending, _how, tamper) => {
    const path = archivedFile(ending);
    const bytes = readFileSync(path);
    try {
      tamper(path, bytes);
      const { code, said } = await compareRecords(past);
      expect([code, said]).toEqual([1, expect.stringMatching(/arsipnya rusak: records\/|TIDAK TERBACA/)]);
      expect(said).toContain('docs/runbook.md');
      expect(said).not.toMatch(/Error:|[Cc]hecksum|internal error| {4}at /);
    } finally {
      writeFileSync(path, bytes);
    }
  },
);

test('days that are not over, or no days, are refused with a sentence', async () => {
  expect(await compareRecords(today)).toMatchObject({ code: 2, said: expect.stringContaining(today) });
  expect(await compareRecords()).toMatchObject({ code: 2, said: expect.stringContaining('Pemakaian') });
  for (const days of [['kemarin'], ['2026-11-01', '2026-02-30'], ['2026-1-1']]) {
    const { code, said } = await compareRecords(...days);
    expect([code, said]).toEqual([2, expect.stringContaining(`“${days.at(-1)}” bukan hari`)]);
    expect(said.trim().split('\n')).toHaveLength(1);
  }
});
