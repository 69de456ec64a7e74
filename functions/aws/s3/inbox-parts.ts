import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  ListPartsCommand,
  type ListPartsCommandInput,
  type S3Client,
  S3ServiceException,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { InboxParts, ReceivedPart } from '../../uploads/inbox-parts.port.ts';

/** Multipart uploads in S3. A part's length is signed; who may send it knows its URL, for as long as that is good. */
export function s3InboxParts(s3: S3Client, bucket: string): InboxParts {
  return {
    async begin(key) {
      const { UploadId: id } = await s3.send(new CreateMultipartUploadCommand({ Bucket: bucket, Key: key }));
      if (id === undefined) throw new Error('S3 gave no upload id');
      return id;
    },
    presign(key, multipartId, part, expiresInSeconds) {
      const put = new UploadPartCommand({
        Bucket: bucket,
        Key: key,
        UploadId: multipartId,
        PartNumber: part.number,
        ContentLength: part.size,
      });
      return getSignedUrl(s3, put, { expiresIn: expiresInSeconds, signableHeaders: new Set(['host', 'content-length']) });
    },
    async list(key, multipartId) {
      try {
        return await listAll(s3, { Bucket: bucket, Key: key, UploadId: multipartId });
      } catch (error) {
        if (isNamed(error, 'NoSuchUpload')) return undefined;
        throw error;
      }
    },
    async complete(key, multipartId, parts) {
      const named = parts.map(({ partNumber, etag }) => ({ PartNumber: partNumber, ETag: etag }));
      const at = { Bucket: bucket, Key: key, UploadId: multipartId };
      try {
        await s3.send(new CompleteMultipartUploadCommand({ ...at, IfNoneMatch: '*', MultipartUpload: { Parts: named } }));
        return 'completed';
      } catch (error) {
        if (isNamed(error, 'InvalidPart')) return 'changed';
        // S3, "Conditional writes": 412 when the key is there, 409 when another completion runs at the same time.
        if (isNamed(error, 'NoSuchUpload', 'PreconditionFailed', 'ConditionalRequestConflict')) return 'over';
        throw error;
      }
    },
    async abort(key, multipartId) {
      try {
        await s3.send(new AbortMultipartUploadCommand({ Bucket: bucket, Key: key, UploadId: multipartId }));
      } catch (error) {
        if (!isNamed(error, 'NoSuchUpload')) throw error;
      }
    },
  };
}

/** Page by page. The SDK's own paginator passes over IsTruncated and asks for the last page for ever. */
async function listAll(s3: S3Client, of: ListPartsCommandInput): Promise<ReceivedPart[]> {
  const received: ReceivedPart[] = [];
  for (let marker: string | undefined; ; ) {
    const page = await s3.send(new ListPartsCommand({ ...of, PartNumberMarker: marker }));
    for (const { PartNumber: partNumber, ETag: etag, Size: bytes } of page.Parts ?? []) {
      if (partNumber === undefined || etag === undefined || bytes === undefined) throw new Error('S3 listed a part without its facts');
      received.push({ partNumber, etag, bytes });
    }
    if (!page.IsTruncated) return received;
    marker = page.NextPartNumberMarker;
  }
}

function isNamed(error: unknown, ...names: readonly string[]): boolean {
  return error instanceof S3ServiceException && names.includes(error.name);
}
