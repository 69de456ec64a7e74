import {
  GetObjectCommand,
  HeadObjectCommand,
  NoSuchKey,
  NotFound,
  PutObjectCommand,
  type S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import type { CatalogIndexStore } from '../../catalog/catalog-index.port.ts';
import { type CatalogIndex, catalogIndexSchema, emptyIndex } from '../../model/catalog-index.ts';

const key = 'catalog/index.json';

/**
 * The search index in the published bucket. A warm function keeps the last one it read and asks S3 only whether it changed
 * (`If-None-Match`), so a search costs one small round trip and never shows an older index than S3 holds.
 */
export function s3CatalogIndex(s3: S3Client, bucket: string): CatalogIndexStore {
  let kept: { readonly etag: string; readonly index: CatalogIndex } | undefined;
  return {
    async read() {
      try {
        const object = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key, ...(kept ? { IfNoneMatch: kept.etag } : {}) }));
        const index = catalogIndexSchema.parse(JSON.parse((await object.Body?.transformToString()) ?? ''));
        if (object.ETag) kept = { etag: object.ETag, index };
        return index;
      } catch (error) {
        if (kept && error instanceof S3ServiceException && error.$metadata.httpStatusCode === 304) return kept.index;
        if (error instanceof NoSuchKey) return emptyIndex;
        throw error;
      }
    },
    async etag() {
      try {
        return (await s3.send(new HeadObjectCommand({ Bucket: bucket, Key: key }))).ETag;
      } catch (error) {
        if (error instanceof NotFound) return undefined;
        throw error;
      }
    },
    async replace(index, etag) {
      const condition = etag === undefined ? { IfNoneMatch: '*' } : { IfMatch: etag };
      const put = { Bucket: bucket, Key: key, Body: JSON.stringify(index), ContentType: 'application/json', ...condition };
      try {
        await s3.send(new PutObjectCommand(put));
        return 'written';
      } catch (error) {
        if (error instanceof S3ServiceException && lostRace.includes(error.name)) return 'stale';
        throw error;
      }
    },
  };
}

/** What S3 answers when another index stands, was written at the same moment, or is gone ("Conditional writes", "Conditional write behavior"). */
const lostRace: readonly string[] = ['PreconditionFailed', 'ConditionalRequestConflict', 'NoSuchKey'];
