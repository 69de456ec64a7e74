import { createReadStream, createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { GetObjectCommand, HeadObjectCommand, NoSuchKey, NotFound, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { Published } from '../../datasets/published.port.ts';
import { limits } from '../../limits.ts';

/** The object tags that the bucket's lifecycle rules wait for (lib/keeping/published.ts), as a header has them. */
const returnedTag = 'returned=true';
const rejectedTag = 'rejected=true';

/**
 * Parts, files and reports in S3. The bucket is versioned: every write says which version it made. `frontDoor` is where links of open data lead: the address that people use, behind which CloudFront passes
 * the signed query on to the bucket (lib/door/front-door.ts); without it they lead to S3 itself.
 */
export function s3Published(s3: S3Client, bucket: string, frontDoor?: string): Published {
  return {
    async putFile(key, path, contentType, marks) {
      const metadata = marks === undefined ? {} : { Metadata: marks };
      return put(s3, { Bucket: bucket, Key: key, ...(await fileBody(path)), ContentType: contentType, ...metadata });
    },
    async putReturned(key, path, contentType) {
      return put(s3, { Bucket: bucket, Key: key, ...(await fileBody(path)), ContentType: contentType, Tagging: returnedTag });
    },
    async putRejectedReport(key, text) {
      return put(s3, { Bucket: bucket, Key: key, Body: text, ContentType: 'application/json', Tagging: rejectedTag });
    },
    async putText(key, text, contentType) {
      return put(s3, { Bucket: bucket, Key: key, Body: text, ContentType: contentType });
    },
    async getText(key, versionId) {
      try {
        const { Body: body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key, VersionId: versionId }));
        return await body?.transformToString();
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined;
        throw error;
      }
    },
    async find(key) {
      try {
        const head = await s3.send(new HeadObjectCommand({ Bucket: bucket, Key: key }));
        return { versionId: demand(head.VersionId), bytes: head.ContentLength ?? 0, marks: head.Metadata ?? {} };
      } catch (error) {
        if (error instanceof NotFound) return undefined;
        throw error;
      }
    },
    async download(key, versionId, path) {
      const { Body: body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key, VersionId: versionId }));
      if (!(body instanceof Readable)) throw new Error('S3 gave no stream');
      await pipeline(body, createWriteStream(path));
    },
    async presign(method, key, versionId, { fileName, contentType, open }) {
      const object = {
        Bucket: bucket,
        Key: key,
        VersionId: versionId,
        ResponseContentDisposition: `attachment; filename="${fileName}"`,
        ResponseContentType: contentType,
      };
      const asked = method === 'HEAD' ? new HeadObjectCommand(object) : new GetObjectCommand(object);
      const signingDate = new Date();
      const url = await getSignedUrl(s3, asked, { expiresIn: limits.downloadUrlSeconds, signingDate });
      return {
        url: open && frontDoor !== undefined ? throughDoor(url, bucket, frontDoor) : url,
        expiresAt: new Date(signingDate.getTime() + limits.downloadUrlSeconds * 1000).toISOString(),
      };
    },
  };
}

/** S3 signs its own host, which CloudFront asks it by, and the path. An endpoint that is no bucket's own (the laptop's) has the bucket in the path. */
function throughDoor(signed: string, bucket: string, frontDoor: string): string {
  const { pathname, search } = new URL(signed);
  const isInPath = pathname.startsWith(`/${bucket}/`);
  return `${frontDoor}${isInPath ? pathname.slice(bucket.length + 1) : pathname}${search}`;
}

async function fileBody(path: string) {
  const { size } = await stat(path);
  return { Body: createReadStream(path), ContentLength: size };
}

async function put(s3: S3Client, input: ConstructorParameters<typeof PutObjectCommand>[0]): Promise<{ versionId: string }> {
  const { VersionId: versionId } = await s3.send(new PutObjectCommand(input));
  return { versionId: demand(versionId) };
}

function demand(versionId: string | undefined): string {
  if (versionId === undefined) throw new Error('the published bucket is not versioned');
  return versionId;
}
