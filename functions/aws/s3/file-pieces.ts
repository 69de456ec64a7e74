import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  type S3Client,
  S3ServiceException,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import type { FilePieces } from '../../rows/making.port.ts';

/**
 * Files of the published bucket in pieces. A piece but the last is at least 5 MiB, and there are at most 10,000 (S3, "Multipart upload limits"). An upload that
 * nobody completes is removed by the bucket after 7 days (lib/keeping/published.ts).
 */
export function s3FilePieces(s3: S3Client, bucket: string): FilePieces {
  return {
    async begin(key, contentType, marks) {
      const begun = new CreateMultipartUploadCommand({ Bucket: bucket, Key: key, ContentType: contentType, Metadata: marks });
      const { UploadId: id } = await s3.send(begun);
      if (id === undefined) throw new Error('S3 gave no upload id');
      return id;
    },
    async put(key, multipartId, number, path) {
      const { size } = await stat(path);
      const at = { Bucket: bucket, Key: key, UploadId: multipartId, PartNumber: number };
      return unlessGone(async () => {
        const sent = await s3.send(new UploadPartCommand({ ...at, Body: createReadStream(path), ContentLength: size }));
        if (sent.ETag === undefined) throw new Error('S3 gave no ETag');
        return sent.ETag;
      });
    },
    async complete(key, multipartId, etags) {
      const parts = etags.map((etag, index) => ({ PartNumber: index + 1, ETag: etag }));
      const at = { Bucket: bucket, Key: key, UploadId: multipartId };
      return unlessGone(async () => {
        await s3.send(new CompleteMultipartUploadCommand({ ...at, MultipartUpload: { Parts: parts } }));
        return 'completed' as const;
      });
    },
    async abort(key, multipartId) {
      await unlessGone(async () => s3.send(new AbortMultipartUploadCommand({ Bucket: bucket, Key: key, UploadId: multipartId })));
    },
  };
}

/** Storage knows nothing of the upload, or not of these pieces of it. */
const lost: ReadonlySet<string> = new Set(['NoSuchUpload', 'InvalidPart']);

async function unlessGone<T>(work: () => Promise<T>): Promise<T | 'gone'> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof S3ServiceException && lost.has(error.name)) return 'gone';
    throw error;
  }
}
