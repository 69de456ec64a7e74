import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
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
  const id = await store.blobs.write(createReadStream(path));
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
