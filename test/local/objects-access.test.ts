import { request } from 'node:http';
import {
  CopyObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type PutObjectCommandInput,
  PutObjectTaggingCommand,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OTHER, OWNER, type RunningObjects, startObjects } from './objects-fixture.ts';

let objects: RunningObjects;
beforeAll(async () => {
  objects = await startObjects({
    isDeniedByBucketPolicy: (bucket, action, _key, context) =>
      bucket === 'plain' &&
      action === 's3:PutObject' &&
      context['s3:if-none-match'] === undefined &&
      context['s3:ObjectCreationOperation'] === 'PutObject',
  });
});
afterAll(() => objects.stop());

const fails = (name: string, status: number) => ({ name, $metadata: { httpStatusCode: status } });

async function signPut(more: Partial<PutObjectCommandInput>, headers: readonly string[], expiresIn = 900): Promise<string> {
  const client = objects.client(OWNER, { requestChecksumCalculation: 'WHEN_REQUIRED' });
  const names = new Set(headers);
  const command = new PutObjectCommand({ Bucket: 'inbox', Key: 'signed', ...more });
  return getSignedUrl(client, command, { expiresIn, signableHeaders: names, unhoistableHeaders: names });
}

const codeOf = async (response: Response) => /<Code>(.*)<\/Code>/.exec(await response.text())?.[1];

describe('a presigned PUT', () => {
  const sent = { ContentLength: 5, IfNoneMatch: '*', ContentType: 'text/csv' };
  const signedHeaders = ['content-length', 'if-none-match', 'content-type'];
  const headers = { 'if-none-match': '*', 'content-type': 'text/csv' };

  test('works once, for its very length', async () => {
    const url = await signPut({ ...sent, Key: 'once' }, signedHeaders);
    const short = await fetch(url, { method: 'PUT', body: '1234', headers });
    expect([short.status, await codeOf(short)]).toEqual([403, 'SignatureDoesNotMatch']);
    const long = await fetch(url, { method: 'PUT', body: '123456', headers });
    expect([long.status, await codeOf(long)]).toEqual([403, 'SignatureDoesNotMatch']);
    expect((await fetch(url, { method: 'PUT', body: '12345', headers })).status).toBe(200);
    const again = await fetch(url, { method: 'PUT', body: '12345', headers });
    expect([again.status, await codeOf(again)]).toEqual([412, 'PreconditionFailed']);
  });

  test('is refused without a header that was signed, or with one that was not', async () => {
    const url = await signPut({ ...sent, Key: 'bare' }, signedHeaders);
    const bare = await fetch(url, { method: 'PUT', body: '12345', headers: { 'content-type': 'text/csv' } });
    expect([bare.status, await codeOf(bare)]).toEqual([403, 'SignatureDoesNotMatch']);
    const tagged = await fetch(url, { method: 'PUT', body: '12345', headers: { ...headers, 'x-amz-tagging': 'a=b' } });
    expect([tagged.status, await codeOf(tagged)]).toEqual([403, 'SignatureDoesNotMatch']);
  });

  test('is refused for another key, method or secret', async () => {
    const url = await signPut({ ...sent, Key: 'mine' }, signedHeaders);
    expect((await fetch(url.replace('/mine', '/yours'), { method: 'PUT', body: '12345', headers })).status).toBe(403);
    expect((await fetch(url)).status).toBe(403);
    expect(
      (
        await fetch(
          url.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
          { method: 'PUT', body: '12345', headers },
        )
      ).status,
    ).toBe(403);
  });

  test('is refused after it expired', async () => {
    const url = await signPut({ Key: 'late' }, [], 60);
    objects.clock.offsetSeconds = 65;
    const late = await fetch(url, { method: 'PUT', body: 'x' });
    objects.clock.offsetSeconds = 0;
    expect([late.status, await late.text()]).toEqual([403, expect.stringContaining('<Message>Request has expired</Message>')]);
  });

  test('is still taken when it expires while its body is under way', async () => {
    const url = await signPut({ Key: 'slow', ContentLength: 10 }, ['content-length'], 60);
    const sending = request(url, { method: 'PUT', headers: { 'content-length': '10', expect: '100-continue' } });
    const answered = new Promise<number | undefined>((resolve, reject) => {
      sending.on('response', (response) => resolve(response.resume().statusCode)).on('error', reject);
    });
    sending.flushHeaders();
    await new Promise((resolve) => sending.once('continue', resolve));
    sending.write('first');
    objects.clock.offsetSeconds = 65;
    sending.end('after');
    expect(await answered).toBe(200);
    objects.clock.offsetSeconds = 0;
  });

  test('is refused when its body is not what the signed checksum says', async () => {
    const ChecksumSHA256 = Buffer.from('2bd806c97f0e00af1a1fc3328fa763a9269723c8db8fac4f93af71db186d6e90', 'hex').toString('base64');
    const hoisted = await signPut({ Key: 'sum', ChecksumSHA256 }, []);
    expect(new URL(hoisted).searchParams.get('x-amz-checksum-sha256')).toBe(ChecksumSHA256);
    expect(await codeOf(await fetch(hoisted, { method: 'PUT', body: 'b' }))).toBe('BadDigest');
    const inHeader = await signPut({ Key: 'sum', ChecksumSHA256 }, ['x-amz-checksum-sha256']);
    const answer = await fetch(inHeader, { method: 'PUT', body: 'b', headers: { 'x-amz-checksum-sha256': ChecksumSHA256 } });
    expect(await codeOf(answer)).toBe('BadDigest');
  });

  test('stores nothing when the client leaves in the middle', async () => {
    const before = await objects.blobCount();
    const url = await signPut({ Key: 'left' }, []);
    const sending = request(url, { method: 'PUT', headers: { 'content-length': '1000000', expect: '100-continue' } });
    const ended = new Promise((resolve) => sending.once('error', resolve));
    sending.flushHeaders();
    await new Promise((resolve) => sending.once('continue', resolve));
    sending.write(Buffer.alloc(1000));
    sending.destroy(new Error('the client leaves'));
    await ended;
    const missing = objects.client().send(new HeadObjectCommand({ Bucket: 'inbox', Key: 'left' }));
    await expect(missing).rejects.toMatchObject(fails('NotFound', 404));
    await expect.poll(() => objects.blobCount()).toBe(before);
  });
});

test('a presigned GET gives the bytes under the name it signs', async () => {
  await objects.client().send(new PutObjectCommand({ Bucket: 'inbox', Key: 'given', Body: 'x;y\n' }));
  const command = new GetObjectCommand({ Bucket: 'inbox', Key: 'given', ResponseContentDisposition: 'attachment; filename="a b.csv"' });
  const url = await getSignedUrl(objects.client(), command, { expiresIn: 60 });
  const response = await fetch(url);
  expect(await response.text()).toBe('x;y\n');
  expect(response.headers.get('content-disposition')).toBe('attachment; filename="a b.csv"');
  expect((await fetch(`${url}&response-content-type=text/html`)).status).toBe(403);
});

describe('a role', () => {
  test('without a permission is refused', async () => {
    const other = objects.client(OTHER);
    await expect(other.send(new PutObjectCommand({ Bucket: 'inbox', Key: 'o', Body: 'x' }))).rejects.toMatchObject(
      fails('AccessDenied', 403),
    );
    await expect(other.send(new ListObjectsV2Command({ Bucket: 'inbox' }))).rejects.toMatchObject(fails('AccessDenied', 403));
    await expect(other.send(new ListObjectsV2Command({ Bucket: 'inbox' }))).rejects.toThrow(
      'is not authorized to perform: s3:ListBucket on resource: "arn:aws:s3:::inbox"',
    );
  });

  test('that may not list learns nothing of keys that are not there', async () => {
    const other = objects.client(OTHER);
    objects.otherMay.add('s3:GetObject arn:aws:s3:::inbox/none');
    const read = () => other.send(new GetObjectCommand({ Bucket: 'inbox', Key: 'none' }));
    await expect(read()).rejects.toMatchObject(fails('AccessDenied', 403));
    objects.otherMay.add('s3:ListBucket arn:aws:s3:::inbox');
    await expect(read()).rejects.toMatchObject(fails('NoSuchKey', 404));
  });

  test('is asked for s3:GetObjectVersion when a version is named', async () => {
    const { VersionId } = await objects.client().send(new PutObjectCommand({ Bucket: 'inbox', Key: 'v', Body: 'x' }));
    objects.otherMay.add('s3:GetObject arn:aws:s3:::inbox/v');
    const other = objects.client(OTHER);
    await other.send(new GetObjectCommand({ Bucket: 'inbox', Key: 'v' }));
    const named = () => other.send(new GetObjectCommand({ Bucket: 'inbox', Key: 'v', VersionId }));
    await expect(named()).rejects.toMatchObject(fails('AccessDenied', 403));
    objects.otherMay.add('s3:GetObjectVersion arn:aws:s3:::inbox/v');
    await named();
  });

  test('needs s3:PutObjectTagging for tags, with the write or after it', async () => {
    const other = objects.client(OTHER);
    objects.otherMay.add('s3:PutObject arn:aws:s3:::inbox/t');
    const tagged = () => other.send(new PutObjectCommand({ Bucket: 'inbox', Key: 't', Body: 'x', Tagging: 'a=b' }));
    await expect(tagged()).rejects.toMatchObject(fails('AccessDenied', 403));
    await other.send(new PutObjectCommand({ Bucket: 'inbox', Key: 't', Body: 'x' }));
    const Tagging = { TagSet: [{ Key: 'a', Value: 'b' }] };
    const later = () => other.send(new PutObjectTaggingCommand({ Bucket: 'inbox', Key: 't', Tagging }));
    await expect(later()).rejects.toMatchObject(fails('AccessDenied', 403));
    objects.otherMay.add('s3:PutObjectTagging arn:aws:s3:::inbox/t');
    await later();
    await tagged();
    expect(objects.asked.at(-1)).toMatchObject({ action: 's3:PutObjectTagging', context: { 's3:RequestObjectTag/a': 'b' } });
  });

  test('needs s3:GetObject on the source of a copy', async () => {
    const other = objects.client(OTHER);
    await objects.client().send(new PutObjectCommand({ Bucket: 'inbox', Key: 'closed', Body: 'x', Tagging: 'a=b' }));
    for (const action of ['PutObject', 'PutObjectTagging']) objects.otherMay.add(`s3:${action} arn:aws:s3:::inbox/stolen`);
    const copy = () => other.send(new CopyObjectCommand({ Bucket: 'inbox', Key: 'stolen', CopySource: 'inbox/closed' }));
    objects.otherMay.add('s3:GetObjectTagging arn:aws:s3:::inbox/closed');
    await expect(copy()).rejects.toMatchObject(fails('AccessDenied', 403));
    objects.otherMay.add('s3:GetObject arn:aws:s3:::inbox/closed');
    await copy();
    objects.otherMay.delete('s3:GetObjectTagging arn:aws:s3:::inbox/closed');
    await expect(copy()).rejects.toMatchObject(fails('AccessDenied', 403));
  });

  test('is refused when it expects the bucket to be of another account', async () => {
    const list = (ExpectedBucketOwner: string) => objects.client().send(new ListObjectsV2Command({ Bucket: 'inbox', ExpectedBucketOwner }));
    await list('000000000000');
    await expect(list('111111111111')).rejects.toMatchObject(fails('AccessDenied', 403));
  });

  test('is bound by the policy of the bucket', async () => {
    const put = (more: object) => objects.client().send(new PutObjectCommand({ Bucket: 'plain', Key: 'p', Body: 'x', ...more }));
    await expect(put({})).rejects.toMatchObject(fails('AccessDenied', 403));
    await put({ IfNoneMatch: '*' });
  });

  test('that nobody knows, or whose secret is wrong, is refused', async () => {
    const stranger = objects.client({ accessKeyId: 'AKIDNOBODY', secretAccessKey: 'x' });
    await expect(stranger.send(new ListObjectsV2Command({ Bucket: 'inbox' }))).rejects.toMatchObject(fails('InvalidAccessKeyId', 403));
    const liar = objects.client({ ...OWNER, secretAccessKey: 'x' });
    await expect(liar.send(new ListObjectsV2Command({ Bucket: 'inbox' }))).rejects.toMatchObject(fails('SignatureDoesNotMatch', 403));
  });
});

describe('a browser from another origin', () => {
  const preflight = (origin: string, headers: string, bucket = 'inbox') =>
    fetch(`${objects.url}/${bucket}/k`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'PUT', 'access-control-request-headers': headers },
    });

  test('is let through by the rule of the bucket', async () => {
    const answer = await preflight('https://kota.desk.test', 'content-type, X-Amz-Date');
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'access-control-allow-origin': 'https://kota.desk.test',
      'access-control-allow-methods': 'PUT, GET',
      'access-control-allow-headers': 'content-type, x-amz-date',
      'access-control-expose-headers': 'ETag, x-amz-version-id',
      'access-control-max-age': '600',
    });
  });

  test.each([
    ['origin', 'https://desk.test.evil', 'content-type', 'inbox'],
    ['header', 'http://desk.test', 'authorization', 'inbox'],
    ['bucket', 'http://desk.test', 'content-type', 'plain'],
  ])('is refused when the %s has no rule', async (_what, origin, headers, bucket) => {
    const answer = await preflight(origin, headers, bucket);
    expect(answer.status).toBe(403);
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });

  test('reads the ETag of its PUT, and why a PUT failed', async () => {
    const origin = 'http://desk.test';
    const done = await fetch(await signPut({ Key: 'crossed' }, []), { method: 'PUT', body: 'x', headers: { origin } });
    expect([done.status, done.headers.get('access-control-allow-origin')]).toEqual([200, origin]);
    expect(done.headers.get('access-control-expose-headers')).toContain('ETag');
    const failed = await fetch(`${objects.url}/inbox/crossed`, { method: 'PUT', body: 'x', headers: { origin } });
    expect([failed.status, failed.headers.get('access-control-allow-origin')]).toEqual([403, origin]);
  });
});
