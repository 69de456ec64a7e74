import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningObjects, startObjects } from './objects-fixture.ts';

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

  test('finds the key free again behind a delete marker', async () => {
    await put('freed', 'first');
    await objects.client().send(new DeleteObjectCommand({ Bucket: 'inbox', Key: 'freed' }));
    await put('freed', 'second', { IfNoneMatch: '*' });
    expect(await read('freed')).toBe('second');
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
