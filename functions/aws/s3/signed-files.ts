import { GetObjectCommand, NoSuchKey, type S3Client } from '@aws-sdk/client-s3';
import type { SignedFiles } from '../../minutes/minutes.port.ts';
import { s3Inbox } from './inbox.ts';

/** Signed PDFs in the inbox bucket, below `minutes/`, which no queue hears of: who announced one says when it came. */
export function s3SignedFiles(s3: S3Client, bucket: string): SignedFiles {
  return {
    presignPut: s3Inbox(s3, bucket).presignPut,
    async fetch(key, mostBytes) {
      try {
        // One byte more than was announced, so that a longer file is seen to be one.
        const asked = new GetObjectCommand({ Bucket: bucket, Key: key, Range: `bytes=0-${mostBytes}` });
        const { Body: body } = await s3.send(asked);
        if (!body) throw new Error('S3 gave no body');
        return await body.transformToByteArray();
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined;
        throw error;
      }
    },
  };
}
