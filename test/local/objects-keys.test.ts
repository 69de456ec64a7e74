import type { Readable } from 'node:stream';
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutBucketAclCommand,
  PutObjectAclCommand,
  PutObjectCommand,
  PutObjectTaggingCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OTHER, QUEUE, type RunningObjects, startObjects, until } from './objects-fixture.ts';

let objects: RunningObjects;
beforeAll(async () => {
  objects = await startObjects();
});
afterAll(() => objects.stop());

const put = (Key: string, Body: string | Buffer | Readable, more: object = {}) =>
  objects.client().send(new PutObjectCommand({ Bucket: 'inbox', Key, Body, ...more }));
const get = (Key: string, more: object = {}) => objects.client().send(new GetObjectCommand({ Bucket: 'inbox', Key, ...more }));
const read = async (Key: string, more: object = {}) => (await get(Key, more)).Body?.transformToString();
const fails = (name: string, status: number) => ({ name, $metadata: { httpStatusCode: status } });

describe('versions', () => {
  test('stay readable under their id, behind a delete marker, too', async () => {
    const first = await put('kept', 'one');
    const second = await put('kept', 'two');
    expect(await read('kept', { VersionId: first.VersionId })).toBe('one');
    const marker = await objects.client().send(new DeleteObjectCommand({ Bucket: 'inbox', Key: 'kept' }));
    expect(marker).toMatchObject({ DeleteMarker: true, VersionId: expect.any(String) });
    await expect(get('kept')).rejects.toMatchObject(fails('NoSuchKey', 404));
    await expect(get('kept', { VersionId: marker.VersionId })).rejects.toMatchObject(fails('MethodNotAllowed', 405));
    await expect(get('kept', { VersionId: 'none' })).rejects.toMatchObject(fails('NoSuchVersion', 404));
    expect(await read('kept', { VersionId: second.VersionId })).toBe('two');
    await objects.client().send(new DeleteObjectCommand({ Bucket: 'inbox', Key: 'kept', VersionId: marker.VersionId }));
    expect(await read('kept')).toBe('two');
    await objects.client().send(new DeleteObjectCommand({ Bucket: 'inbox', Key: 'kept', VersionId: second.VersionId }));
    expect(await read('kept')).toBe('one');
  });

  test('are replaced in a bucket without versioning, and their bytes removed', async () => {
    const client = objects.client();
    const before = await objects.blobCount();
    const answer = await client.send(new PutObjectCommand({ Bucket: 'plain', Key: 'k', Body: 'one' }));
    expect(answer.VersionId).toBeUndefined();
    await client.send(new PutObjectCommand({ Bucket: 'plain', Key: 'k', Body: 'two' }));
    expect(await objects.blobCount()).toBe(before + 1);
    await client.send(new DeleteObjectCommand({ Bucket: 'plain', Key: 'k' }));
    expect(await objects.blobCount()).toBe(before);
  });

  test('are read to the end while another takes their place', async () => {
    const client = objects.client();
    const bytes = Buffer.alloc(20_000_000, 'abcdefg');
    await client.send(new PutObjectCommand({ Bucket: 'plain', Key: 'busy', Body: bytes }));
    const got = await client.send(new GetObjectCommand({ Bucket: 'plain', Key: 'busy' }));
    await client.send(new PutObjectCommand({ Bucket: 'plain', Key: 'busy', Body: 'new' }));
    expect(Buffer.from((await got.Body?.transformToByteArray()) ?? []).equals(bytes)).toBe(true);
  });
});

test('tags are set, read and checked', async () => {
  const client = objects.client();
  await put('tagged', 'x');
  const TagSet = [{ Key: 'state', Value: 'final & <done>' }];
  await client.send(new PutObjectTaggingCommand({ Bucket: 'inbox', Key: 'tagged', Tagging: { TagSet } }));
  expect((await client.send(new GetObjectTaggingCommand({ Bucket: 'inbox', Key: 'tagged' }))).TagSet).toEqual(TagSet);
  expect(await read('tagged')).toBe('x');
  const eleven = Array.from({ length: 11 }, (_, n) => `k${n}=v`).join('&');
  await expect(put('tagged', 'x', { Tagging: eleven })).rejects.toMatchObject(fails('InvalidTag', 400));
  await expect(put('tagged', 'x', { Tagging: 'a=1&a=2' })).rejects.toMatchObject(fails('InvalidTag', 400));
});

test('a listing goes by prefix, delimiter and pages, in the order of bytes', async () => {
  const client = objects.client();
  const keys = ['list/a', 'list/b/1', 'list/b/2', 'list/c', 'list/d/1', 'list/é', 'list/\u{10000}', 'list/\uffee'];
  for (const key of keys) await put(key, 'x');
  await put('list/gone', 'x');
  await client.send(new DeleteObjectCommand({ Bucket: 'inbox', Key: 'list/gone' }));
  const seen: string[] = [];
  let ContinuationToken: string | undefined;
  do {
    const input = {
      Bucket: 'inbox',
      Prefix: 'list/',
      Delimiter: '/',
      MaxKeys: 2,
      ...(ContinuationToken === undefined ? {} : { ContinuationToken }),
    };
    const page = await client.send(new ListObjectsV2Command(input));
    expect(page.KeyCount).toBeLessThanOrEqual(2);
    seen.push(...(page.Contents ?? []).map((item) => item.Key ?? ''), ...(page.CommonPrefixes ?? []).map((item) => item.Prefix ?? ''));
    ContinuationToken = page.NextContinuationToken;
  } while (ContinuationToken !== undefined);
  expect(seen).toEqual(['list/a', 'list/b/', 'list/c', 'list/d/', 'list/é', 'list/\uffee', 'list/\u{10000}']);
  const after = await client.send(new ListObjectsV2Command({ Bucket: 'inbox', Prefix: 'list/', StartAfter: 'list/b/1' }));
  expect(after.Contents?.[0]).toMatchObject({ Key: 'list/b/2', Size: 1 });
});

test('a copy takes bytes, metadata and tags along, or new ones', async () => {
  const client = objects.client();
  const source = await put('source é', 'first', { ContentType: 'text/csv', Metadata: { m: '1' }, Tagging: 't=1' });
  await put('source é', 'second');
  const CopySource = `inbox/${encodeURIComponent('source é')}?versionId=${source.VersionId}`;
  const copy = await client.send(new CopyObjectCommand({ Bucket: 'plain', Key: 'copy', CopySource }));
  expect(copy.CopyObjectResult?.ETag).toBe(source.ETag);
  const got = await client.send(new GetObjectCommand({ Bucket: 'plain', Key: 'copy' }));
  expect(got).toMatchObject({ ContentType: 'text/csv', Metadata: { m: '1' }, TagCount: 1 });
  expect(await got.Body?.transformToString()).toBe('first');
  const replaced = { MetadataDirective: 'REPLACE', TaggingDirective: 'REPLACE', ContentType: 'text/plain' } as const;
  await client.send(new CopyObjectCommand({ Bucket: 'plain', Key: 'copy', CopySource: 'plain/copy', ...replaced }));
  const changed = await client.send(new HeadObjectCommand({ Bucket: 'plain', Key: 'copy' }));
  expect(changed).toMatchObject({ ContentType: 'text/plain', Metadata: {} });
  const self = client.send(new CopyObjectCommand({ Bucket: 'plain', Key: 'copy', CopySource: 'plain/copy' }));
  await expect(self).rejects.toMatchObject(fails('InvalidRequest', 400));
});

test('many are deleted at once, each with its outcome', async () => {
  const other = objects.client(OTHER);
  const client = objects.client();
  for (const Key of ['many/<1>', 'many/2']) await client.send(new PutObjectCommand({ Bucket: 'plain', Key, Body: 'x' }));
  objects.otherMay.add('s3:DeleteObject arn:aws:s3:::plain/many/<1>');
  const Delete = { Objects: [{ Key: 'many/<1>' }, { Key: 'many/2' }] };
  const answer = await other.send(new DeleteObjectsCommand({ Bucket: 'plain', Delete }));
  expect(answer.Deleted).toEqual([{ Key: 'many/<1>' }]);
  expect(answer.Errors).toMatchObject([{ Key: 'many/2', Code: 'AccessDenied' }]);
  const left = await client.send(new ListObjectsV2Command({ Bucket: 'plain', Prefix: 'many/' }));
  expect(left.Contents?.map((item) => item.Key)).toEqual(['many/2']);
});

test('a new object is announced by prefix and suffix, its key form-encoded, in rising order', async () => {
  await put('large/a.csv', 'x');
  await put('small/a.txt', 'x');
  const first = await put('small/red flower+é(1).csv', 'abc');
  await objects.client().send(new CopyObjectCommand({ Bucket: 'inbox', Key: 'small/copy.csv', CopySource: 'inbox/large/a.csv' }));
  await until(() => objects.sent.length === 2);
  expect(objects.sent.map((message) => message.queueArn)).toEqual([QUEUE, QUEUE]);
  const [one, two] = objects.sent.map((message) => JSON.parse(message.body).Records[0]);
  expect(one).toMatchObject({
    eventVersion: '2.1',
    eventSource: 'aws:s3',
    awsRegion: 'ap-southeast-3',
    eventName: 'ObjectCreated:Put',
    s3: {
      bucket: { name: 'inbox', arn: 'arn:aws:s3:::inbox' },
      object: { key: 'small/red+flower%2B%C3%A9%281%29.csv', size: 3, eTag: first.ETag?.replaceAll('"', ''), versionId: first.VersionId },
    },
  });
  expect(two.eventName).toBe('ObjectCreated:Copy');
  expect(two.s3.object.sequencer > one.s3.object.sequencer).toBe(true);
});

test('what is not modelled answers 501 and changes nothing', async () => {
  const client = objects.client();
  await put('plainly', 'x');
  const acl = client.send(new PutObjectAclCommand({ Bucket: 'inbox', Key: 'plainly', ACL: 'private' }));
  await expect(acl).rejects.toMatchObject(fails('NotImplemented', 501));
  await expect(client.send(new PutBucketAclCommand({ Bucket: 'inbox', ACL: 'private' }))).rejects.toMatchObject(
    fails('NotImplemented', 501),
  );
  await expect(put('plainly', 'y', { StorageClass: 'GLACIER' })).rejects.toMatchObject(fails('NotImplemented', 501));
  expect(await read('plainly')).toBe('x');
});

test('an error is XML as S3 sends it', async () => {
  const response = await fetch(`${objects.url}/inbox/secret`);
  expect(response.status).toBe(403);
  expect(response.headers.get('content-type')).toBe('application/xml');
  const id = response.headers.get('x-amz-request-id');
  expect(await response.text()).toBe(
    `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>AccessDenied</Code><Message>Access Denied</Message><RequestId>${id}</RequestId><HostId>${id}</HostId></Error>`,
  );
});
