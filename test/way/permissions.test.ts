import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { member, send, textMember } from '../../demo/client.ts';
import { currentAssembly } from '../../local/synthesize.ts';
import { type City, csvOf, deliver, patience, publishFirst, put, root, rowsOf, start, startCity, versionsOf } from './city.ts';
import { type Permission, withoutPermission } from './without-permission.ts';

/**
 * The laptop refuses what the template's roles do not allow, so a permission forgotten in lib/ fails here before it fails in the cloud.
 * main-way.test.ts, real-files.test.ts and the first test here walk on the unmodified assembly: they fail when lib/ loses a permission that
 * the way needs. The others remove one from a copy of the template and say how the operation then fails: closed.
 */
const content = 'kode,jumlah\nA1,1\n';
const home = mkdtempSync(join(tmpdir(), 'satudata-permissions-'));
let assembly: string;
let city: City | undefined;
const cuts: string[] = [];

/** The laptop on the same data, with an assembly of its own. */
async function restart(assemblyDirectory: string): Promise<City> {
  await city?.stop();
  city = await startCity({ assemblyDirectory, home });
  return city;
}

async function without(permission: Permission): Promise<City> {
  const cut = withoutPermission(assembly, permission);
  cuts.push(cut);
  return restart(cut);
}

const logOf = (name: string) => readFileSync(join(home, 'logs', `satudata-${name}Function.log`), 'utf8');

/** The function's log names what it lacks, as AWS does. */
async function expectRefused(functionName: string, action: string): Promise<void> {
  const isNamed = () => new RegExp(`not authorized to perform: ${action}\\b`).test(logOf(functionName));
  await expect.poll(isNamed, patience).toBe(true);
}

beforeAll(async () => {
  assembly = await currentAssembly(root, () => undefined);
});
afterAll(async () => {
  await city?.stop();
  for (const directory of [home, ...cuts]) rmSync(directory, { recursive: true, force: true });
});

test('with every permission of the template, the whole way is walked', async () => {
  const { client } = await restart(assembly);
  await publishFirst(client, 'lengkap', content);
  await publishFirst(client, 'terbatas', content, { access: 'limited' });
  expect(await deliver(client, 'lengkap', 'kode,jumlah\nA1,2\n')).toMatchObject({ state: 'published', versionNumber: 2 });
  expect(await rowsOf(client, 'lengkap')).toEqual([{ kode: 'A1', jumlah: 2 }]);
  expect(await csvOf(client, 'lengkap', '?version=1')).toBe(content);
  expect((await send(client, 'dinsos', 'GET', '/v1/datasets/terbatas/rows')).status).toBe(200);
  expect((await send(client, undefined, 'GET', '/v1/datasets?q=lengkap')).status).toBe(200);
});

test('rows without s3:GetObjectVersion on parts: 500', async () => {
  const { client } = await without({ role: 'RowsRole', action: 's3:GetObjectVersion', on: '/parts/*' });
  expect((await send(client, undefined, 'GET', '/v1/datasets/lengkap/rows?offset=1')).status).toBe(500);
  await expectRefused('Rows', 's3:GetObjectVersion');
});

test('rows without s3:GetObjectVersion on files: a link that storage refuses', async () => {
  const { client } = await without({ role: 'RowsRole', action: 's3:GetObjectVersion', on: '/files/*' });
  const link = await send(client, undefined, 'GET', '/v1/datasets/lengkap/files/csv?version=1', undefined, { Accept: 'application/json' });
  expect(link.status).toBe(200);
  expect((await fetch(textMember(link.body, 'url'))).status).toBe(403);
});

test('rows without dynamodb:PutItem on the records: a limited read that can’t be recorded is 503, an open one goes on', async () => {
  const { client } = await without({ role: 'RowsRole', action: 'dynamodb:PutItem', on: 'RecordsTable' });
  const limited = await send(client, 'dinsos', 'GET', '/v1/datasets/terbatas/rows');
  expect([limited.status, textMember(limited.body, 'code'), limited.text.includes('A1')]).toEqual([503, 'unavailable', false]);
  expect((await send(client, 'dinsos', 'GET', '/v1/datasets/terbatas/files/csv')).status).toBe(503);
  expect(await rowsOf(client, 'lengkap')).toEqual([{ kode: 'A1', jumlah: 2 }]);
});

test('rows without dynamodb:Query: an earlier version is 500, the current one goes on', async () => {
  const { client } = await without({ role: 'RowsRole', action: 'dynamodb:Query', on: 'DATASET#*' });
  expect((await send(client, undefined, 'GET', '/v1/datasets/lengkap/files/csv?version=1')).status).toBe(500);
  await expectRefused('Rows', 'dynamodb:Query');
  expect(await rowsOf(client, 'lengkap')).toHaveLength(1);
});

test('the authorizer without dynamodb:BatchGetItem: 500 for what it must look up, never let through', async () => {
  const { client } = await without({ role: 'AuthorizeRole', action: 'dynamodb:BatchGetItem', on: 'CatalogTable' });
  for (const path of ['/v1/datasets/lengkap', '/v1/datasets/terbatas/rows']) {
    expect((await send(client, 'dinkes', 'GET', path)).status).toBe(500);
  }
  await expectRefused('Authorize', 'dynamodb:BatchGetItem');
});

test('uploads without s3:PutObject: the address is handed out, storage refuses the file, and the upload waits', async () => {
  const { client } = await without({ role: 'UploadsRole', action: 's3:PutObject', on: '/small/*' });
  const started = await start(client, 'lengkap', { fileName: 'data.csv', size: content.length });
  expect(await put(started, Buffer.from(content))).toEqual({ status: 403, code: 'AccessDenied' });
  const upload = await send(client, 'dinkes', 'GET', `/v1/datasets/lengkap/uploads/${started.uploadId}`);
  expect(upload.body).toMatchObject({ state: 'waiting' });
});

test('uploads without s3:ListMultipartUploadParts: a file in parts is neither told of nor completed, and one PUT goes on', async () => {
  const { client } = await without({ role: 'UploadsRole', action: 's3:ListMultipartUploadParts', on: '/large/*' });
  const announced = { fileName: 'data.csv', size: 64 * 1024 * 1024 + 1 };
  const started = await send(client, 'dinkes', 'POST', '/v1/datasets/lengkap/uploads', announced);
  const path = `/v1/datasets/lengkap/uploads/${textMember(started.body, 'uploadId')}`;
  expect((await send(client, 'dinkes', 'GET', path)).status).toBe(500);
  expect((await send(client, 'dinkes', 'POST', `${path}/completion`)).status).toBe(500);
  await expectRefused('Uploads', 's3:ListMultipartUploadParts');
  expect(await deliver(client, 'lengkap', 'kode,jumlah\nA1,3\n')).toMatchObject({ state: 'published' });
});

test.each([
  ['dynamodb:PutItem', 'DATASET#*', ['waiting', 'received'], 'kode,jumlah\nA1,4\n'],
  ['s3:GetObjectVersion', '/small/*', ['checking'], 'kode,jumlah\nA1,5\n'],
  ['s3:PutObject', 'PublishedBucket', ['checking'], 'kode,jumlah\nA1,6\n'],
] as const)(
  'ingest without %s on %s: nothing is published, the message stays, and all is done once the permission is back',
  async (action, on, states, changed) => {
    const { client } = await without({ role: 'IngestSmallRole', action, on });
    const before = await versionsOf(client, 'lengkap');
    const started = await start(client, 'lengkap', { fileName: 'data.csv', size: changed.length });
    expect(await put(started, Buffer.from(changed))).toEqual({ status: 200, code: '' });
    await expectRefused('IngestSmall', action);
    const path = `/v1/datasets/lengkap/uploads/${started.uploadId}`;
    expect(states).toContain(textMember((await send(client, 'dinkes', 'GET', path)).body, 'state'));
    expect(await versionsOf(client, 'lengkap')).toEqual(before);

    const { client: mended } = await restart(assembly);
    const state = async () => textMember((await send(mended, 'dinkes', 'GET', path)).body, 'state');
    await expect.poll(state, patience).toBe('published');
    expect(await versionsOf(mended, 'lengkap')).toHaveLength(before.length + 1);
  },
);

test('versions without dynamodb:PutItem: a restoration is 500, and the version that stands goes on', async () => {
  const { client } = await without({ role: 'VersionsRole', action: 'dynamodb:PutItem', on: 'DATASET#*' });
  const before = await versionsOf(client, 'lengkap');
  const answer = await send(client, 'kominfo', 'POST', '/v1/datasets/lengkap/versions/2/restoration', { reason: 'Uji' });
  expect(answer.status).toBe(500);
  await expectRefused('Versions', 'dynamodb:PutItem');
  expect(await versionsOf(client, 'lengkap')).toEqual(before);
  expect(member(before[0], 'current')).toBe(true);
});

test('a laptop does not start on a role that may not receive from its queue', async () => {
  await expect(without({ role: 'IngestSmallRole', action: 'sqs:ReceiveMessage', on: 'SmallUploads' })).rejects.toThrow(
    /sqs:ReceiveMessage/,
  );
});
