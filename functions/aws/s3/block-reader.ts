import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { BlockReader } from '../../persons/subject-index.port.ts';

/** Some bytes of an object in the published bucket (RFC 9110 §14.1.2, byte ranges: both ends are included). */
export function s3BlockReader(s3: S3Client, bucket: string): BlockReader {
  return {
    async read(key, versionId, { offset, bytes }) {
      const range = `bytes=${offset}-${offset + bytes - 1}`;
      const { Body: body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key, VersionId: versionId, Range: range }));
      const read = await body?.transformToByteArray();
      if (read?.length !== bytes) throw new Error(`a block of ${bytes} bytes was read as ${read?.length}`);
      return read;
    },
  };
}
