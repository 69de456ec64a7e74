import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { BucketSettings } from './bucket-settings.ts';
import { commitVersion, type ObjectStore } from './store.ts';

/** Puts a file of the deployment into a bucket, unless the same bytes are there already: a restart makes no new version. */
export async function putFile(store: ObjectStore, bucket: BucketSettings, key: string, path: string, contentType: string): Promise<void> {
  const md5 = createHash('md5');
  await pipeline(createReadStream(path), md5);
  const etag = md5.digest('hex');
  const latest = store.versions.latest(bucket.name, key);
  if (latest?.etag === etag && latest.headers['content-type'] === contentType) return;
  const { size } = await stat(path);
  await put(store, { bucket, key, contentType, etag, size, body: createReadStream(path) });
}

/** Puts what AWS delivers by itself, a log: as an object like any other. */
export async function putBytes(store: ObjectStore, bucket: BucketSettings, key: string, bytes: Uint8Array): Promise<void> {
  const etag = createHash('md5').update(bytes).digest('hex');
  const body = Readable.from([bytes]);
  await put(store, { bucket, key, contentType: 'application/octet-stream', etag, size: bytes.length, body });
}

type Given = {
  readonly bucket: BucketSettings;
  readonly key: string;
  readonly contentType: string;
  readonly etag: string;
  readonly size: number;
  readonly body: Readable;
};

async function put(store: ObjectStore, { bucket, key, contentType, etag, size, body }: Given): Promise<void> {
  const id = await store.blobs.write(body);
  const document = {
    headers: { 'content-type': contentType },
    metadata: {},
    tags: [],
    deleteMarker: false,
    etag,
    size,
    modifiedAt: store.access.now().getTime(),
    blobs: [{ id, size }],
  };
  await commitVersion(store, { bucket, key, document, conditions: {}, event: 'ObjectCreated:Put', requestId: 'deployment' });
}
