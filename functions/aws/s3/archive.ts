import { GetObjectCommand, NoSuchKey, PutObjectCommand, type S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import type { ArchiveStore } from '../../records/archive.port.ts';

/**
 * The archive bucket. Each PUT carries `If-None-Match: *`, which the bucket's policy demands (lib/keeping/archive.ts), and its SHA-256: a bucket with a default retention takes no
 * object without a checksum (S3, "Object Lock considerations").
 */
export function s3Archive(s3: S3Client, bucket: string): ArchiveStore {
  return {
    async putOnce(key, text, sha256) {
      const put = new PutObjectCommand({
        Bucket: bucket,
        Key: key,
        Body: text,
        ContentType: key.endsWith('.json') ? 'application/json' : 'application/x-ndjson',
        ChecksumSHA256: Buffer.from(sha256, 'hex').toString('base64'),
        IfNoneMatch: '*',
      });
      try {
        await s3.send(put);
        return 'written';
      } catch (error) {
        if (error instanceof S3ServiceException && error.name === 'PreconditionFailed') return 'exists';
        throw error;
      }
    },
    async get(key) {
      try {
        const { Body: body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
        return { text: (await body?.transformToString()) ?? '' };
      } catch (error) {
        if (error instanceof NoSuchKey) return isHidden(error) ? 'hidden' : 'none';
        if (isOfOtherBytes(error)) return 'altered';
        throw error;
      }
    },
  };
}

/** The SDK compares what it reads with the SHA-256 of the PUT, and has no class for what it says then. */
function isOfOtherBytes(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('Checksum mismatch');
}

/** A 404 tells whether a delete marker is the newest version (S3, "Working with delete markers"); the SDK gives it with the answer's headers alone. */
function isHidden({ $response: response }: NoSuchKey): boolean {
  return response?.headers['x-amz-delete-marker'] === 'true';
}
