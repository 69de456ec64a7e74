import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { OWNER, startObjects, until } from './objects-fixture.ts';

async function startProcess(directory: string): Promise<{ child: ChildProcess; url: string }> {
  const child = fork(join(import.meta.dirname, 'objects-process.ts'), [directory], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    execArgv: [],
  });
  const [url] = await once(child, 'message');
  return { child, url: String(url) };
}

test('a kill loses no answered write and no announcement, and leaves no bytes behind', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'objects-'));
  const { child, url } = await startProcess(directory);
  const client = new S3Client({ endpoint: url, forcePathStyle: true, region: 'ap-southeast-3', credentials: OWNER, maxAttempts: 1 });
  const answered = new Map<string, string>();
  let failed = false;
  async function write(writer: number): Promise<void> {
    for (let n = 0; !failed; n += 1) {
      const key = `small/${writer}-${n}.csv`;
      const { ETag } = await client.send(new PutObjectCommand({ Bucket: 'inbox', Key: key, Body: Buffer.alloc(100_000, key) }));
      answered.set(key, ETag ?? '');
    }
  }
  const writers = [0, 1, 2, 3].map((writer) =>
    write(writer).catch(() => {
      failed = true;
    }),
  );
  await until(() => answered.size >= 40);
  child.kill('SIGKILL');
  await Promise.all(writers);
  client.destroy();
  await writeFile(join(directory, 'blobs', 'left-by-a-crash'), 'half');

  const objects = await startObjects({ directory });
  const announced = () => new Set(objects.sent.map((message) => JSON.parse(message.body).Records[0].s3.object.key));
  await until(() => announced().size >= answered.size);
  for (const [key, etag] of answered) {
    const got = await objects.client().send(new GetObjectCommand({ Bucket: 'inbox', Key: key }));
    expect(got.ETag).toBe(etag);
    expect(await got.Body?.transformToString()).toBe(Buffer.alloc(100_000, key).toString());
    expect(announced().has(key)).toBe(true);
  }
  // Each stored object has one file: those answered, and at most one a writer whose answer the kill cut off.
  const stored = announced().size;
  expect(stored).toBeLessThanOrEqual(answered.size + writers.length);
  expect(await objects.blobCount()).toBe(stored);
  await objects.stop();
});

test('an announcement that the queue refused is sent after a restart, once', async () => {
  const first = await startObjects();
  first.queue.refuses = true;
  await first.client().send(new PutObjectCommand({ Bucket: 'inbox', Key: 'small/a.csv', Body: 'x' }));
  await first.stop(true);
  const second = await startObjects({ directory: first.directory });
  await until(() => second.sent.length === 1);
  await second.stop(true);
  const third = await startObjects({ directory: first.directory });
  await third.client().send(new PutObjectCommand({ Bucket: 'inbox', Key: 'small/b.csv', Body: 'x' }));
  await until(() => third.sent.length === 1);
  expect(third.sent[0]?.body).toContain('small/b.csv');
  await third.stop();
});

test('a file of the deployment is put once, whatever the number of starts', async () => {
  const objects = await startObjects();
  const path = join(objects.directory, 'site.css');
  await writeFile(path, 'body {}');
  await objects.service.putFile('plain', 'assets/site.css', path, 'text/css');
  const before = await objects.blobCount();
  await objects.service.putFile('plain', 'assets/site.css', path, 'text/css');
  const got = await objects.client().send(new GetObjectCommand({ Bucket: 'plain', Key: 'assets/site.css' }));
  expect([got.ContentType, await got.Body?.transformToString(), await objects.blobCount()]).toEqual(['text/css', 'body {}', before]);
  await expect(objects.service.putFile('none', 'k', path, 'text/css')).rejects.toMatchObject({ code: 'NoSuchBucket' });
  await objects.stop();
});
