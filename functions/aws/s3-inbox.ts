import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { GetObjectCommand, PutObjectCommand, PutObjectTaggingCommand, type S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { Inbox } from '../uploads/inbox.ts';

/** The object tag that the bucket's lifecycle rule waits for. */
const finalTag = { Key: 'final', Value: 'true' };

/** Uploaded bytes in S3. Length and `If-None-Match: *` are signed: one PUT of that size, and a second one is 412. */
export function s3Inbox(s3: S3Client, bucket: string): Inbox {
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
      const { Body: body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key, VersionId: versionId }));
      if (!(body instanceof Readable)) throw new Error('S3 gave no stream');
      const hash = createHash('sha256');
      let bytes = 0;
      async function* measured(source: AsyncIterable<Uint8Array>) {
        for await (const chunk of source) {
          hash.update(chunk);
          bytes += chunk.length;
          yield chunk;
        }
      }
      await pipeline(body, measured, createWriteStream(path));
      return { sha256: hash.digest('hex'), bytes };
    },
    async markFinal(key, versionId) {
      await s3.send(new PutObjectTaggingCommand({ Bucket: bucket, Key: key, VersionId: versionId, Tagging: { TagSet: [finalTag] } }));
    },
  };
}
