import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  HeadBucketCommand,
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

describe('an object', () => {
  test('comes back with its bytes, type, metadata and tags', async () => {
    const answer = await put('a/b c+d é.csv', 'nik;nama\n', {
      ContentType: 'text/csv',
      ContentDisposition: 'attachment; filename="x.csv"',
      ContentEncoding: 'identity',
      Metadata: { uploadid: '01J' },
      Tagging: 'state=waiting&note=a%20b',
    });
    expect(answer).toMatchObject({ ETag: `"${createHash('md5').update('nik;nama\n').digest('hex')}"`, VersionId: expect.any(String) });
    const got = await get('a/b c+d é.csv', { ChecksumMode: 'ENABLED' });
    expect(got).toMatchObject({
      ContentType: 'text/csv',
      ContentDisposition: 'attachment; filename="x.csv"',
      ContentEncoding: 'identity',
      Metadata: { uploadid: '01J' },
      TagCount: 2,
      ContentLength: 9,
      VersionId: answer.VersionId,
      ChecksumCRC32: expect.any(String),
    });
    expect(await got.Body?.transformToString()).toBe('nik;nama\n');
  });

  test('is empty when nothing was sent', async () => {
    await put('empty', '');
    expect(await read('empty')).toBe('');
  });

  test('arrives from a stream of unknown chunks, framed as aws-chunked with a trailer', async () => {
    const bytes = Buffer.alloc(300_000, 'satu data ');
    await put('streamed', Readable.from([bytes.subarray(0, 5), bytes.subarray(5)]), { ContentLength: bytes.length });
    const got = await get('streamed');
    expect(got.ContentEncoding).toBeUndefined();
    expect(Buffer.from((await got.Body?.transformToByteArray()) ?? []).equals(bytes)).toBe(true);
  });

  test('keeps every name, traversal and markup included', async () => {
    const names = ['odd/../../../evil.txt', 'odd//a', 'odd/<&>\'"', 'odd/%2F%252F', 'odd/a\u0001\r', 'odd/日本'];
    for (const name of names) await put(name, name);
    for (const name of names) expect(await read(name)).toBe(name);
    const listed = await objects.client().send(new ListObjectsV2Command({ Bucket: 'inbox', Prefix: 'odd/', EncodingType: 'url' }));
    expect(listed.Contents?.map((item) => decodeURIComponent(item.Key ?? '')).sort()).toEqual([...names].sort());
  });

  test('is refused when its name is too long or its metadata too large', async () => {
    await expect(put('k'.repeat(1025), '')).rejects.toMatchObject(fails('KeyTooLongError', 400));
    await expect(put('large', '', { Metadata: { a: 'm'.repeat(2048) } })).rejects.toMatchObject(fails('MetadataTooLarge', 400));
  });

  test.each([
    ['BadDigest', { ChecksumCRC32: 'AAAAAA==' }],
    ['BadDigest', { ChecksumCRC32C: 'AAAAAA==' }],
    ['BadDigest', { ChecksumSHA1: createHash('sha1').digest('base64') }],
    ['BadDigest', { ChecksumSHA256: createHash('sha256').digest('base64') }],
    ['BadDigest', { ContentMD5: createHash('md5').digest('base64') }],
    ['InvalidDigest', { ContentMD5: 'AAAA' }],
  ])('is refused with %s and leaves nothing behind when sent with %o', async (code, checksum) => {
    const before = await objects.blobCount();
    await expect(put('corrupt', 'body', checksum)).rejects.toMatchObject(fails(code, 400));
    await expect(get('corrupt')).rejects.toMatchObject(fails('NoSuchKey', 404));
    expect(await objects.blobCount()).toBe(before);
  });

  test.each(['CRC32', 'CRC32C', 'SHA1', 'SHA256'] as const)('is taken with a %s that the SDK calculates', async (ChecksumAlgorithm) => {
    const answer = await put('summed', '123456789', { ChecksumAlgorithm });
    expect(answer[`Checksum${ChecksumAlgorithm}`]).toBeDefined();
    expect(await read('summed', { ChecksumMode: 'ENABLED' })).toBe('123456789');
  });
});

describe('a conditional write', () => {
  test('answers 412 when the key exists and If-None-Match is *', async () => {
    await put('once', 'first', { IfNoneMatch: '*' });
    const before = await objects.blobCount();
    await expect(put('once', 'second', { IfNoneMatch: '*' })).rejects.toMatchObject(fails('PreconditionFailed', 412));
    expect(await read('once')).toBe('first');
    expect(await objects.blobCount()).toBe(before);
  });

  test('lets one of ten at once through', async () => {
    const outcomes = await Promise.allSettled(Array.from({ length: 10 }, (_, n) => put('raced', `${n}`, { IfNoneMatch: '*' })));
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
  });

  test('follows If-Match', async () => {
    const { ETag } = await put('matched', 'first');
    await put('matched', 'second', { IfMatch: ETag });
    await expect(put('matched', 'third', { IfMatch: ETag })).rejects.toMatchObject(fails('PreconditionFailed', 412));
    await expect(put('unmatched', 'x', { IfMatch: ETag })).rejects.toMatchObject(fails('NoSuchKey', 404));
  });
});

describe('a read', () => {
  test.each([
    ['bytes=0-3', '0123', 'bytes 0-3/10'],
    ['bytes=7-', '789', 'bytes 7-9/10'],
    ['bytes=-2', '89', 'bytes 8-9/10'],
    ['bytes=-99', '0123456789', 'bytes 0-9/10'],
    ['bytes=5-99', '56789', 'bytes 5-9/10'],
  ])('of %s gives those bytes', async (Range, body, ContentRange) => {
    await put('digits', '0123456789');
    const got = await get('digits', { Range });
    expect(got).toMatchObject({ ContentRange, ContentLength: body.length, $metadata: { httpStatusCode: 206 } });
    expect(await got.Body?.transformToString()).toBe(body);
  });

  test.each(['bytes=10-', 'bytes=-0'])('of %s answers 416', async (Range) => {
    await put('digits', '0123456789');
    await expect(get('digits', { Range })).rejects.toMatchObject(fails('InvalidRange', 416));
  });

  test('follows its conditions', async () => {
    const { ETag } = await put('fresh', 'x');
    const past = new Date(Date.now() - 3_600_000);
    expect(await read('fresh', { IfMatch: ETag, IfUnmodifiedSince: past })).toBe('x');
    await expect(get('fresh', { IfNoneMatch: ETag })).rejects.toMatchObject({ $metadata: { httpStatusCode: 304 } });
    await expect(get('fresh', { IfModifiedSince: new Date() })).rejects.toMatchObject({ $metadata: { httpStatusCode: 304 } });
    await expect(get('fresh', { IfMatch: '"other"' })).rejects.toMatchObject(fails('PreconditionFailed', 412));
    await expect(get('fresh', { IfUnmodifiedSince: past })).rejects.toMatchObject(fails('PreconditionFailed', 412));
  });

  test('takes response headers from the request', async () => {
    await put('named', 'x', { ContentType: 'text/csv' });
    const got = await get('named', { ResponseContentDisposition: 'attachment; filename="data.csv"', ResponseContentType: 'text/plain' });
    expect(got).toMatchObject({ ContentDisposition: 'attachment; filename="data.csv"', ContentType: 'text/plain' });
    await expect(get('named', { ResponseContentDisposition: 'a\r\nb: c' })).rejects.toMatchObject(fails('InvalidArgument', 400));
  });

  test('by HEAD tells length and type without bytes', async () => {
    await put('headed', 'four', { ContentType: 'text/csv' });
    const head = await objects.client().send(new HeadObjectCommand({ Bucket: 'inbox', Key: 'headed' }));
    expect(head).toMatchObject({ ContentLength: 4, ContentType: 'text/csv' });
    await expect(objects.client().send(new HeadObjectCommand({ Bucket: 'inbox', Key: 'none' }))).rejects.toMatchObject(
      fails('NotFound', 404),
    );
    await objects.client().send(new HeadBucketCommand({ Bucket: 'inbox' }));
    await expect(objects.client().send(new HeadBucketCommand({ Bucket: 'none' }))).rejects.toMatchObject(fails('NotFound', 404));
  });
});

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
