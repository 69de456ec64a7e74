import { request } from 'node:http';
import {
  AbortMultipartUploadCommand,
  type CompletedPart,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  ListPartsCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningObjects, startObjects, until } from './objects-fixture.ts';

const MEBIBYTE = 1024 ** 2;
const LARGE = Buffer.alloc(5 * MEBIBYTE, 'abc');

let objects: RunningObjects;
beforeAll(async () => {
  objects = await startObjects();
});
afterAll(() => objects.stop());

const fails = (name: string, status: number) => ({ name, $metadata: { httpStatusCode: status } });

async function begin(Key: string, more: object = {}) {
  const { UploadId } = await objects.client().send(new CreateMultipartUploadCommand({ Bucket: 'inbox', Key, ...more }));
  const at = { Bucket: 'inbox', Key, UploadId };
  const upload = async (PartNumber: number, Body: Buffer): Promise<CompletedPart> => {
    const { ETag, ChecksumCRC32 } = await objects.client().send(new UploadPartCommand({ ...at, PartNumber, Body }));
    return { PartNumber, ETag, ChecksumCRC32 };
  };
  const complete = (Parts: CompletedPart[], conditions: object = {}) =>
    objects.client().send(new CompleteMultipartUploadCommand({ ...at, MultipartUpload: { Parts }, ...conditions }));
  return { at, upload, complete };
}

test('parts become one object, in order, without being copied', async () => {
  const { at, upload, complete } = await begin('small/parts.csv', { ContentType: 'text/csv', Metadata: { m: '1' }, Tagging: 't=1' });
  const tail = await upload(7, Buffer.from('tail'));
  await upload(2, Buffer.from('replaced'));
  const middle = await upload(2, Buffer.alloc(5 * MEBIBYTE, 'def'));
  const head = await upload(1, LARGE);
  const unused = await upload(9, Buffer.from('unused'));
  const listed = await objects.client().send(new ListPartsCommand({ ...at, MaxParts: 3 }));
  expect(listed.Parts?.map((part) => part.PartNumber)).toEqual([1, 2, 7]);
  expect(listed).toMatchObject({ IsTruncated: true, NextPartNumberMarker: '7' });
  const rest = await objects.client().send(new ListPartsCommand({ ...at, PartNumberMarker: '7' }));
  expect(rest.Parts).toMatchObject([{ PartNumber: 9, Size: 6, ETag: unused.ETag }]);

  const before = await objects.blobCount();
  const done = await complete([head, middle, tail]);
  expect(await objects.blobCount()).toBe(before - 1);
  expect(done).toMatchObject({ ETag: expect.stringMatching(/^"[0-9a-f]{32}-3"$/), ChecksumCRC32: expect.stringMatching(/-3$/) });
  const got = await objects.client().send(new GetObjectCommand({ Bucket: 'inbox', Key: 'small/parts.csv', ChecksumMode: 'ENABLED' }));
  expect(got).toMatchObject({ ContentType: 'text/csv', Metadata: { m: '1' }, TagCount: 1, ContentLength: 10 * MEBIBYTE + 4 });
  const bytes = Buffer.from((await got.Body?.transformToByteArray()) ?? []);
  expect(bytes.equals(Buffer.concat([LARGE, Buffer.alloc(5 * MEBIBYTE, 'def'), Buffer.from('tail')]))).toBe(true);

  const Range = `bytes=${10 * MEBIBYTE - 2}-${10 * MEBIBYTE + 1}`;
  const across = await objects.client().send(new GetObjectCommand({ Bucket: 'inbox', Key: 'small/parts.csv', Range }));
  expect(await across.Body?.transformToString()).toBe(`${bytes.toString('latin1', 10 * MEBIBYTE - 2, 10 * MEBIBYTE)}ta`);
  await until(() => objects.sent.length === 1);
  const [record] = JSON.parse(objects.sent[0]?.body ?? '').Records;
  expect(record).toMatchObject({ eventName: 'ObjectCreated:CompleteMultipartUpload', s3: { object: { versionId: done.VersionId } } });
});

test('a completion that names wrong parts is refused and can be repeated', async () => {
  const { upload, complete } = await begin('repeat');
  const one = await upload(1, Buffer.from('small'));
  const two = await upload(2, Buffer.from('last'));
  await expect(complete([one, two])).rejects.toMatchObject(fails('EntityTooSmall', 400));
  await expect(complete([two, one])).rejects.toMatchObject(fails('InvalidPartOrder', 400));
  await expect(complete([{ ...one, ETag: two.ETag }])).rejects.toMatchObject(fails('InvalidPart', 400));
  await expect(complete([{ ...one, ChecksumCRC32: two.ChecksumCRC32 }])).rejects.toMatchObject(fails('InvalidPart', 400));
  await expect(complete([{ ...one, PartNumber: 3 }])).rejects.toMatchObject(fails('InvalidPart', 400));
  await expect(upload(10_001, Buffer.from('x'))).rejects.toMatchObject(fails('InvalidArgument', 400));
  await complete([one]);
  await expect(complete([one])).rejects.toMatchObject(fails('NoSuchUpload', 404));
});

test('a completion answers 412 when the key exists, and keeps its parts', async () => {
  const first = await begin('once');
  const second = await begin('once');
  await first.complete([await first.upload(1, Buffer.from('first'))], { IfNoneMatch: '*' });
  const part = await second.upload(1, Buffer.from('second'));
  await expect(second.complete([part], { IfNoneMatch: '*' })).rejects.toMatchObject(fails('PreconditionFailed', 412));
  await second.complete([part]);
});

test('of two completions at once, one makes the object', async () => {
  const { at, upload, complete } = await begin('twice');
  const part = await upload(1, Buffer.from('x'));
  const url = await getSignedUrl(objects.client(), new CompleteMultipartUploadCommand(at));
  const body = `<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>${part.ETag}</ETag></Part></CompleteMultipartUpload>`;
  const slow = request(url, { method: 'POST', headers: { 'content-length': String(body.length), expect: '100-continue' } });
  const answered = new Promise<number | undefined>((resolve, reject) => {
    slow.on('response', (response) => resolve(response.resume().statusCode)).on('error', reject);
  });
  slow.flushHeaders();
  await new Promise((resolve) => slow.once('continue', resolve));
  await complete([part]);
  slow.end(body);
  expect(await answered).toBe(404);
});

test('an abort removes the parts', async () => {
  const before = await objects.blobCount();
  const { at, upload } = await begin('aborted');
  await upload(1, LARGE);
  await objects.client().send(new AbortMultipartUploadCommand(at));
  expect(await objects.blobCount()).toBe(before);
  await expect(upload(1, LARGE)).rejects.toMatchObject(fails('NoSuchUpload', 404));
  await expect(objects.client().send(new ListPartsCommand(at))).rejects.toMatchObject(fails('NoSuchUpload', 404));
});

test('an upload is known under its own key alone', async () => {
  const { at } = await begin('mine');
  const stranger = objects.client().send(new UploadPartCommand({ ...at, Key: 'yours', PartNumber: 1, Body: 'x' }));
  await expect(stranger).rejects.toMatchObject(fails('NoSuchUpload', 404));
});
