import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetObjectCommand, GetObjectTaggingCommand } from '@aws-sdk/client-s3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { s3Inbox } from '../../functions/aws/s3/inbox.ts';
import { s3Published } from '../../functions/aws/s3/published.ts';
import { OWNER, type RunningObjects, startObjects } from '../local/objects-fixture.ts';

let objects: RunningObjects;
let directory: string;
beforeEach(async () => {
  objects = await startObjects();
  directory = await mkdtemp(join(tmpdir(), 's3-uploads-'));
});
afterEach(async () => {
  await objects.stop();
  await rm(directory, { recursive: true });
});

const client = () => objects.client(OWNER, { requestChecksumCalculation: 'WHEN_REQUIRED' });
const key = 'small/kunjungan/01K5000000000000000000000A/0123456789abcdef0123456789abcdef';

describe('the inbox', () => {
  test('takes one PUT of exactly that size, once', async () => {
    const inbox = s3Inbox(client(), 'inbox');
    const { url, headers } = await inbox.presignPut(key, 5, 900);
    expect(headers).toEqual({ 'If-None-Match': '*' });
    expect((await fetch(url, { method: 'PUT', headers, body: '123456' })).status).toBe(403);
    expect((await fetch(url, { method: 'PUT', body: '12345' })).status).toBe(403);
    const stored = await fetch(url, { method: 'PUT', headers, body: '12345' });
    expect(stored.status).toBe(200);
    expect((await fetch(url, { method: 'PUT', headers, body: '54321' })).status).toBe(412);

    const versionId = stored.headers.get('x-amz-version-id') ?? '';
    const path = join(directory, 'upload');
    const sha256 = createHash('sha256').update('12345').digest('hex');
    expect(await inbox.download(key, versionId, path)).toEqual({ sha256, bytes: 5 });
    expect(await readFile(path, 'utf8')).toBe('12345');
    expect(await inbox.measure(key, versionId)).toEqual({ sha256, bytes: 5 });
    for (const from of [0, 3]) {
      const pieces: Uint8Array[] = [];
      for await (const piece of inbox.read(key, versionId, from)) pieces.push(piece);
      expect(Buffer.concat(pieces).toString()).toBe('12345'.slice(from));
    }
    await inbox.markFinal(key, versionId);
    const tags = await client().send(new GetObjectTaggingCommand({ Bucket: 'inbox', Key: key, VersionId: versionId }));
    expect(tags.TagSet).toEqual([{ Key: 'final', Value: 'true' }]);
    await expect(inbox.download(key, 'nothing', path)).rejects.toThrow();
    await expect(inbox.measure(key, 'nothing')).rejects.toThrow();
  });
});

describe('a text of our own in the inbox', () => {
  test('is written once: what stands under the key stays', async () => {
    const inbox = s3Inbox(client(), 'inbox');
    await inbox.putText(key, '{"cells":[]}');
    await expect(inbox.putText(key, 'other')).rejects.toThrow();
    const { Body: body } = await client().send(new GetObjectCommand({ Bucket: 'inbox', Key: key }));
    expect(await body?.transformToString()).toBe('{"cells":[]}');
  });
});

describe('the published bucket', () => {
  test('keeps every version, and finds the newest', async () => {
    const published = s3Published(client(), 'inbox');
    const path = join(directory, 'part');
    await writeFile(path, 'first');
    const first = await published.putFile('datasets/x/part', path, 'text/plain');
    const second = await published.putText('datasets/x/part', 'second!', 'text/plain');
    expect(await published.find('datasets/x/part')).toEqual({ versionId: second.versionId, bytes: 7, marks: {} });
    expect(await published.getText('datasets/x/part')).toBe('second!');
    await published.download('datasets/x/part', first.versionId, path);
    expect(await readFile(path, 'utf8')).toBe('first');
  });

  test('marks returned workbooks and reports with cells of rejected files, and nothing else, for the rules that remove them', async () => {
    const published = s3Published(client(), 'inbox');
    const path = join(directory, 'workbook');
    await writeFile(path, 'rows');
    const { versionId } = await published.putReturned('datasets/x/returned/a.xlsx', path, 'text/plain');
    expect(await published.find('datasets/x/returned/a.xlsx')).toEqual({ versionId, bytes: 4, marks: {} });
    await published.putFile('datasets/x/part', path, 'text/plain');
    await published.putText('datasets/x/report.json', '{}', 'application/json');
    await published.putRejectedReport('datasets/x/rejected.json', '{}');
    const tagsOf = async (Key: string) => (await client().send(new GetObjectTaggingCommand({ Bucket: 'inbox', Key }))).TagSet;
    expect(await tagsOf('datasets/x/returned/a.xlsx')).toEqual([{ Key: 'returned', Value: 'true' }]);
    expect(await tagsOf('datasets/x/rejected.json')).toEqual([{ Key: 'rejected', Value: 'true' }]);
    expect([await tagsOf('datasets/x/part'), await tagsOf('datasets/x/report.json')]).toEqual([[], []]);
  });

  test('signs a link for HEAD, which tells what GET would bring, and brings nothing', async () => {
    const published = s3Published(client(), 'inbox');
    const { versionId } = await published.putText('datasets/x/head', 'a,b\n1,2\n', 'text/csv');
    const as = { fileName: 'x-v1.csv', contentType: 'text/csv; charset=utf-8' };
    const { url } = await published.presign('HEAD', 'datasets/x/head', versionId, as);
    const answer = await fetch(url, { method: 'HEAD' });
    expect([answer.status, answer.headers.get('content-length')]).toEqual([200, '8']);
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="x-v1.csv"');
    expect((await fetch(url)).status).toBe(403);
  });

  test('says that nothing is there', async () => {
    const published = s3Published(client(), 'inbox');
    expect(await published.find('datasets/none')).toBeUndefined();
    expect(await published.getText('datasets/none')).toBeUndefined();
  });

  test('links to one version, as a download with a name', async () => {
    const published = s3Published(client(), 'inbox');
    const { versionId } = await published.putText('datasets/x/file', 'a,b\n1,2\n', 'text/csv');
    await published.putText('datasets/x/file', 'later', 'text/csv');
    const before = Date.now();
    const { url, expiresAt } = await published.presign('GET', 'datasets/x/file', versionId, {
      fileName: 'x-v1.csv',
      contentType: 'text/csv; charset=utf-8',
    });
    const answer = await fetch(url);
    expect(await answer.text()).toBe('a,b\n1,2\n');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="x-v1.csv"');
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(Date.parse(expiresAt) - before).toBeLessThanOrEqual(61_000);
    expect(new URL(url).searchParams.get('X-Amz-Expires')).toBe('60');
  });
});
