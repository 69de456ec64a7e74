import { receiveBlob } from './body.ts';
import { authorize, type Call, quoted, send } from './call.ts';
import { checksumHeaders } from './checksums.ts';
import { demandChecksum } from './object-lock.ts';
import { propertiesOf, versionIdHeader } from './properties.ts';
import { commitVersion, type ObjectStore } from './store.ts';
import { parseTaggingHeader, type Tag } from './tags.ts';

/** PutObject. The answer is sent when bytes, index and notification are on the disk. */
export async function putObject(call: Call, store: ObjectStore): Promise<void> {
  const tags = parseTaggingHeader(call.fields['x-amz-tagging']);
  authorizeWrite(call, store, tags, 'PutObject');
  demandChecksum(call);
  const properties = propertiesOf(call.fields);
  const { blob, size, md5, checksum } = await receiveBlob(call, store.blobs);
  const document = {
    ...properties,
    deleteMarker: false,
    etag: md5,
    size,
    modifiedAt: store.access.now().getTime(),
    tags: [...tags],
    ...(checksum === undefined ? {} : { checksum }),
    blobs: [blob],
  };
  try {
    const { bucket, key, fields: conditions, requestId } = call;
    const version = await commitVersion(store, { bucket, key, document, conditions, event: 'ObjectCreated:Put', requestId });
    send(call, 200, { etag: quoted(md5), ...versionIdHeader(call, version.versionId), ...checksumHeaders(checksum) });
  } catch (error) {
    await store.blobs.discard([blob]);
    throw error;
  }
}

/**
 * Whether the caller may write this object, and give it these tags.
 * @throws S3Error AccessDenied
 */
export function authorizeWrite(call: Call, store: ObjectStore, tags: readonly Tag[], creation: string): void {
  const resource = { bucket: call.bucket.name, key: call.key };
  const context = { 's3:ObjectCreationOperation': creation, ...tagContext(tags) };
  authorize(call, store, 's3:PutObject', resource, context);
  if (tags.length > 0) authorize(call, store, 's3:PutObjectTagging', resource, context);
}

/** Condition keys that tell the tags a request sets. */
export function tagContext(tags: readonly Tag[]): Record<string, string> {
  if (tags.length === 0) return {};
  const values = tags.map(({ key, value }) => [`s3:RequestObjectTag/${key}`, value]);
  return { ...Object.fromEntries(values), 's3:RequestObjectTagKeys': tags.map(({ key }) => key).join('\n') };
}
