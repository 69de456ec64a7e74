import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { GetObjectCommand, paginateListObjectsV2, type S3Client } from '@aws-sdk/client-s3';
import type { ReadLog } from '../../reads/read-log.port.ts';

const prefix = 'reads/';
/** What every gzip file begins with (RFC 1952, 2.3.1). */
const gzipMagic = Buffer.from([0x1f, 0x8b]);

/**
 * The front door's log in the bucket of access logs. Files are told apart by when they were put there, not by their names: what the days in those mean CloudFront does not promise. They come packed by
 * gzip ("Standard logging", file names end in `.gz`), and are taken as they are where they do not.
 */
export function s3ReadLog(s3: S3Client, bucket: string): ReadLog {
  return {
    async since(moment) {
      const files: string[] = [];
      for await (const { Contents = [] } of paginateListObjectsV2({ client: s3 }, { Bucket: bucket, Prefix: prefix }))
        for (const { Key, LastModified } of Contents) if (Key && LastModified && LastModified >= moment) files.push(Key);
      return files;
    },
    async *open(file) {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: file }));
      if (Body instanceof Readable) yield* unpacked(Body);
      else throw new Error('S3 gave no stream');
    },
  };
}

async function* unpacked(packed: Readable): AsyncGenerator<Uint8Array, void, undefined> {
  const chunks: AsyncIterator<Uint8Array> = packed[Symbol.asyncIterator]();
  const { value: first, done } = await chunks.next();
  if (done === true) return;
  const all = Readable.from(startingWith(first, chunks));
  if (!Buffer.from(first).subarray(0, gzipMagic.length).equals(gzipMagic)) return yield* all;
  const unzip = createGunzip();
  all.on('error', (error) => unzip.destroy(error)).pipe(unzip);
  yield* unzip;
}

async function* startingWith(first: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  yield first;
  yield* { [Symbol.asyncIterator]: () => rest };
}
