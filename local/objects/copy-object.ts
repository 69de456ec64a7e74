import { authorize, type Call, quoted, send } from './call.ts';
import { checkRead } from './conditions.ts';
import { actionOn, locateVersion, type VersionAddress, versionContext } from './locate-version.ts';
import { propertiesOf, versionIdHeader } from './properties.ts';
import { authorizeWrite } from './put-object.ts';
import { S3Error } from './s3-error.ts';
import { commitVersion, type ObjectStore } from './store.ts';
import { parseTaggingHeader, type Tag } from './tags.ts';
import type { StoredVersion } from './versions.ts';
import { xmlDocument } from './xml.ts';

/** CopyObject, without copying bytes. A multipart object keeps its composite ETag, where AWS calculates a new one. */
export async function copyObject(call: Call, store: ObjectStore): Promise<void> {
  const address = parseSource(call.fields['x-amz-copy-source'] ?? '');
  const replaces = isReplaced(call, 'x-amz-metadata-directive');
  authorize(call, store, actionOn('s3:GetObject', address.versionId), address, versionContext(address.versionId));
  const source = locateVersion(call, store, address);
  const tags = tagsOfCopy(call, store, address, source);
  authorizeWrite(call, store, tags, 'CopyObject');
  if (checkRead(call.fields, source, 'x-amz-copy-source-') === 'not modified') {
    throw new S3Error('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold: x-amz-copy-source-if-*');
  }
  if (!replaces && address.versionId === undefined && address.bucket === call.bucket.name && address.key === call.key) {
    throw new S3Error('InvalidRequest', 'This copy request is illegal because it is trying to copy an object to itself without changes.');
  }
  const properties = replaces ? propertiesOf(call.fields) : { headers: source.headers, metadata: source.metadata };
  const version = await commitCopy(call, store, source, { ...properties, tags: [...tags] });
  const headers = address.versionId === undefined ? {} : { 'x-amz-copy-source-version-id': address.versionId };
  const result = { LastModified: new Date(version.modifiedAt).toISOString(), ETag: quoted(version.etag) };
  send(call, 200, { ...versionIdHeader(call, version.versionId), ...headers }, xmlDocument('CopyObjectResult', result));
}

async function commitCopy(
  call: Call,
  store: ObjectStore,
  source: StoredVersion,
  changes: Pick<StoredVersion, 'headers' | 'metadata' | 'tags'>,
): Promise<StoredVersion> {
  const { bucket, key, fields: conditions, requestId } = call;
  const { etag, size, checksum } = source;
  const unpin = store.blobs.pin(source.blobs);
  const blobs: StoredVersion['blobs'] = [];
  try {
    for (const blob of source.blobs) blobs.push(await store.blobs.duplicate(blob));
    const modifiedAt = store.access.now().getTime();
    const document = { ...changes, deleteMarker: false, etag, size, modifiedAt, ...(checksum === undefined ? {} : { checksum }), blobs };
    return await commitVersion(store, { bucket, key, document, conditions, event: 'ObjectCreated:Copy', requestId });
  } catch (error) {
    await store.blobs.discard(blobs);
    throw error;
  } finally {
    await unpin();
  }
}

/** `/bucket/key?versionId=…`, percent-encoded; the first slash may be left out. */
function parseSource(header: string): VersionAddress {
  const match = /^\/?([^/]+)\/([^?]+)(?:\?versionId=(.+))?$/s.exec(header);
  if (match === null) throw new S3Error('InvalidArgument', 'Copy Source must mention the source bucket and key: sourcebucket/sourcekey');
  try {
    return { bucket: decodeURIComponent(match[1] ?? ''), key: decodeURIComponent(match[2] ?? ''), versionId: match[3] };
  } catch {
    throw new S3Error('InvalidArgument', 'Invalid copy source encoding');
  }
}

function tagsOfCopy(call: Call, store: ObjectStore, address: VersionAddress, source: StoredVersion): readonly Tag[] {
  if (isReplaced(call, 'x-amz-tagging-directive')) return parseTaggingHeader(call.fields['x-amz-tagging']);
  if (source.tags.length > 0) authorize(call, store, actionOn('s3:GetObjectTagging', address.versionId), address);
  return source.tags;
}

function isReplaced(call: Call, header: string): boolean {
  const directive = call.fields[header] ?? 'COPY';
  if (directive !== 'COPY' && directive !== 'REPLACE') throw new S3Error('InvalidArgument', `Unknown ${header}`);
  return directive === 'REPLACE';
}
