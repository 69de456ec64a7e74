import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { GetObjectCommand, PutObjectCommand, PutObjectTaggingCommand, type S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { Inbox } from '../../uploads/inbox.port.ts';

/** The object tag that the bucket's lifecycle rule waits for. */
const finalTag = { Key: 'final', Value: 'true' };

/** Uploaded bytes in S3. Length and `If-None-Match: *` are signed: one PUT of that size, and a second one is 412. */
export function s3Inbox(s3: S3Client, bucket: string): Inbox {
  async function* read(key: string, versionId: string, from: number): AsyncGenerator<Uint8Array> {
    const range = from === 0 ? {} : { Range: `bytes=${from}-` };
    const { Body: body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key, VersionId: versionId, ...range }));
    if (!(body instanceof Readable)) throw new Error('S3 gave no stream');
    yield* body;
  }

  return {
    async presignPut(key, size, expiresInSeconds) {
      const put = new PutObjectCommand({ Bucket: bucket, Key: key, ContentLength: size, IfNoneMatch: '*' });
      const signableHeaders = new Set(['host', 'content-length', 'if-none-match']);
      const url = await getSignedUrl(s3, put, { expiresIn: expiresInSeconds, signableHeaders });
      return { url, headers: { 'If-None-Match': '*' } };
    },
    async putText(key, text) {
      await s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: text, IfNoneMatch: '*' }));
    },
    async download(key, versionId, path) {
      const measure = startMeasure();
      await pipeline(read(key, versionId, 0), measure.pass, createWriteStream(path));
      return measure.result();
    },
    async measure(key, versionId) {
      const measure = startMeasure();
      for await (const _ of measure.pass(read(key, versionId, 0)));
      return measure.result();
    },
    read,
    async markFinal(key, versionId) {
      await s3.send(new PutObjectTaggingCommand({ Bucket: bucket, Key: key, VersionId: versionId, Tagging: { TagSet: [finalTag] } }));
    },
  };
}

/** Counts and hashes what passes. */
function startMeasure() {
  const hash = createHash('sha256');
  let bytes = 0;
  return {
    async *pass(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
      for await (const chunk of source) {
        hash.update(chunk);
        bytes += chunk.length;
        yield chunk;
      }
    },
    result: () => ({ sha256: hash.digest('hex'), bytes }),
  };
}
