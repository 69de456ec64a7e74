import { authorize, type Call, quoted, send } from './call.ts';
import { namesOf, parseMaxKeys } from './list-objects.ts';
import { S3Error } from './s3-error.ts';
import type { ObjectStore } from './store.ts';
import type { StoredVersion } from './versions.ts';
import { type XmlContent, xmlDocument } from './xml.ts';

type ListRequest = {
  readonly prefix: string;
  readonly maxKeys: number;
  readonly keyMarker: string;
  readonly versionIdMarker: string | undefined;
};

/** ListObjectVersions: every version and delete marker under a prefix, by key, of each key the newest first. Without a delimiter, which nobody here asks for. */
export async function listVersions(call: Call, store: ObjectStore): Promise<void> {
  const request = parseRequest(call.query);
  const { name } = call.bucket;
  const context = { 's3:prefix': request.prefix, 's3:max-keys': String(request.maxKeys) };
  authorize(call, store, 's3:ListBucketVersions', { bucket: name }, context);
  const before = request.versionIdMarker === undefined ? undefined : markerOf(store, name, request);
  const page: StoredVersion[] = [];
  for (const version of store.versions.listAll(name, request.prefix, { key: request.keyMarker, before })) {
    page.push(version);
    if (page.length > request.maxKeys) break;
  }
  send(call, 200, {}, xmlDocument('ListVersionsResult', describe(call, request, page, store)));
}

function parseRequest(query: ReadonlyMap<string, string>): ListRequest {
  const [keyMarker, versionIdMarker] = [query.get('key-marker'), query.get('version-id-marker')];
  if (versionIdMarker !== undefined && keyMarker === undefined) {
    throw new S3Error('InvalidArgument', 'A version-id marker cannot be specified without a key marker.');
  }
  return { prefix: query.get('prefix') ?? '', maxKeys: parseMaxKeys(query), keyMarker: keyMarker ?? '', versionIdMarker };
}

/** Where the page before ended. S3 does not say what becomes of a list whose last version is gone meanwhile: nobody may rely on it. */
function markerOf(store: ObjectStore, bucket: string, { keyMarker, versionIdMarker = '' }: ListRequest): number {
  const marker = store.versions.find(bucket, keyMarker, versionIdMarker);
  if (marker === undefined) throw new S3Error('InvalidArgument', 'Invalid version id specified');
  return marker.sequence;
}

function describe(call: Call, request: ListRequest, found: readonly StoredVersion[], store: ObjectStore): XmlContent {
  const named = namesOf(call.query);
  const page = found.slice(0, request.maxKeys);
  const last = found.length > page.length ? page.at(-1) : undefined;
  const entryOf = (version: StoredVersion): Record<string, XmlContent> => ({
    Key: named(version.key),
    VersionId: version.versionId,
    IsLatest: store.versions.latest(call.bucket.name, version.key)?.versionId === version.versionId,
    LastModified: new Date(version.modifiedAt).toISOString(),
  });
  return {
    Name: call.bucket.name,
    Prefix: named(request.prefix),
    KeyMarker: named(request.keyMarker),
    VersionIdMarker: request.versionIdMarker,
    NextKeyMarker: last && named(last.key),
    NextVersionIdMarker: last?.versionId,
    MaxKeys: request.maxKeys,
    EncodingType: call.query.get('encoding-type'),
    IsTruncated: last !== undefined,
    Version: page
      .filter(({ deleteMarker }) => !deleteMarker)
      .map((version) => ({ ...entryOf(version), ETag: quoted(version.etag), Size: version.size, StorageClass: 'STANDARD' })),
    DeleteMarker: page.filter(({ deleteMarker }) => deleteMarker).map(entryOf),
  };
}
