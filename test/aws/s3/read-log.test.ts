import { gzipSync } from 'node:zlib';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { s3ReadLog } from '../../../functions/aws/s3/read-log.ts';
import { OWNER, type RunningObjects, startObjects } from '../../local/objects-fixture.ts';

let objects: RunningObjects;
beforeAll(async () => {
  objects = await startObjects();
});
afterAll(() => objects.stop());

const put = (key: string, body: Uint8Array) =>
  objects.client(OWNER).send(new PutObjectCommand({ Bucket: 'plain', Key: key, Body: body, ContentLength: body.length }));

async function textOf(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const read: Uint8Array[] = [];
  for await (const chunk of chunks) read.push(chunk);
  return Buffer.concat(read).toString();
}

const long = '{"date":"2026-11-28"}\n'.repeat(50_000);

test.each([
  ['packed', gzipSync(long), long],
  ['packed in two members', Buffer.concat([gzipSync(long), gzipSync('end\n')]), `${long}end\n`],
  ['as it is', Buffer.from(long), long],
  ['empty', Buffer.alloc(0), ''],
])('reads a file that is %s to its end', async (name, bytes, text) => {
  await put(`reads/2026/11/28/${name}.gz`, bytes);
  expect(await textOf(s3ReadLog(objects.client(OWNER), 'plain').open(`reads/2026/11/28/${name}.gz`))).toBe(text);
});

test('a file that is broken off is a fault, and no short count', async () => {
  const whole = gzipSync(long);
  await put('broken/one.gz', whole.subarray(0, whole.length - 100));
  await expect(textOf(s3ReadLog(objects.client(OWNER), 'plain').open('broken/one.gz'))).rejects.toThrow();
});

test('lists every file of the log that came since, page after page, and nothing beside it', async () => {
  const before = new Date(Date.now() - 60_000);
  const files = Array.from({ length: 7 }, (_, number) => `reads/2026/11/29/${number}.gz`);
  for (const file of files) await put(file, Buffer.from('x'));
  await put('SiteBucket/other', Buffer.from('x'));
  const client = objects.client(OWNER);
  client.middlewareStack.add((next) => (args) => next({ ...args, input: { ...args.input, MaxKeys: 2 } }), { step: 'initialize' });
  const log = s3ReadLog(client, 'plain');
  const found = await log.since(before);
  expect(found.filter((file) => file.startsWith('reads/2026/11/29/'))).toEqual(files);
  expect(found.filter((file) => !file.startsWith('reads/'))).toEqual([]);
  expect(await log.since(new Date(Date.now() + 60_000))).toEqual([]);
});
