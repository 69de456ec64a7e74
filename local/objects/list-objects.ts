import { encodeRfc3986 } from '../requests/canonical-request.ts';
import { authorize, type Call, quoted, send } from './call.ts';
import { S3Error } from './s3-error.ts';
import type { ObjectStore } from './store.ts';
import type { StoredVersion } from './versions.ts';
import { type XmlContent, xmlDocument } from './xml.ts';

type ListRequest = {
  readonly prefix: string;
  readonly delimiter: string;
  readonly maxKeys: number;
  /** Items up to this one have been listed; a common prefix when it ends with the delimiter. */
  readonly after: string;
};
type Page = { readonly objects: readonly StoredVersion[]; readonly prefixes: readonly string[]; readonly next: string | undefined };

const mostKeys = 1000;

/** ListObjectsV2: prefix, delimiter, pages, start-after. */
export async function listObjects(call: Call, store: ObjectStore): Promise<void> {
  const request = parseListRequest(call.query);
  authorize(
    call,
    store,
    's3:ListBucket',
    { bucket: call.bucket.name },
    {
      's3:prefix': request.prefix,
      's3:delimiter': request.delimiter,
      's3:max-keys': String(request.maxKeys),
    },
  );
  const page = listPage(store.versions.listLatest(call.bucket.name, request.prefix, request.after), request);
  send(call, 200, {}, xmlDocument('ListBucketResult', describe(call, request, page)));
}

function parseListRequest(query: ReadonlyMap<string, string>): ListRequest {
  const maxKeys = parseMaxKeys(query);
  const token = query.get('continuation-token');
  return {
    prefix: query.get('prefix') ?? '',
    delimiter: query.get('delimiter') ?? '',
    maxKeys,
    after: token === undefined ? (query.get('start-after') ?? '') : Buffer.from(token, 'base64url').toString('utf8'),
  };
}

/** How many entries a list may have, at most a thousand. */
export function parseMaxKeys(query: ReadonlyMap<string, string>): number {
  const maxKeys = query.get('max-keys') ?? String(mostKeys);
  if (!/^\d{1,9}$/.test(maxKeys)) throw new S3Error('InvalidArgument', 'max-keys must be a number');
  return Math.min(Number(maxKeys), mostKeys);
}

/** Names in a list as they are, or encoded as whoever asks wants them: XML can't hold every character of a key. */
export function namesOf(query: ReadonlyMap<string, string>): (name: string) => string {
  const encoding = query.get('encoding-type');
  if (encoding === undefined) return (name) => name;
  if (encoding !== 'url') throw new S3Error('InvalidArgument', 'Invalid Encoding Method specified in Request');
  return (name) => encodeRfc3986(name).replaceAll('%2F', '/');
}

function listPage(versions: Iterable<StoredVersion>, request: ListRequest): Page {
  const objects: StoredVersion[] = [];
  const prefixes: string[] = [];
  let last = request.after;
  for (const version of versions) {
    const prefix = commonPrefix(version.key, request);
    if (version.deleteMarker || version.key === request.after || prefix === last) continue;
    if (objects.length + prefixes.length === request.maxKeys) return { objects, prefixes, next: last };
    if (prefix === undefined) objects.push(version);
    else prefixes.push(prefix);
    last = prefix ?? version.key;
  }
  return { objects, prefixes, next: undefined };
}

function commonPrefix(key: string, { prefix, delimiter }: ListRequest): string | undefined {
  const end = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length);
  return end < 0 ? undefined : key.slice(0, end + delimiter.length);
}

function describe(call: Call, request: ListRequest, page: Page): XmlContent {
  const named = namesOf(call.query);
  const truncated = page.next !== undefined && request.maxKeys > 0;
  return {
    Name: call.bucket.name,
    Prefix: named(request.prefix),
    Delimiter: request.delimiter === '' ? undefined : named(request.delimiter),
    StartAfter: call.query.get('start-after'),
    ContinuationToken: call.query.get('continuation-token'),
    NextContinuationToken: truncated ? Buffer.from(page.next ?? '').toString('base64url') : undefined,
    KeyCount: page.objects.length + page.prefixes.length,
    MaxKeys: request.maxKeys,
    EncodingType: call.query.get('encoding-type'),
    IsTruncated: truncated,
    Contents: page.objects.map((version) => ({
      Key: named(version.key),
      LastModified: new Date(version.modifiedAt).toISOString(),
      ETag: quoted(version.etag),
      ChecksumAlgorithm: version.checksum?.algorithm,
      ChecksumType: version.checksum?.type,
      Size: version.size,
      StorageClass: 'STANDARD',
    })),
    CommonPrefixes: page.prefixes.map((prefix) => ({ Prefix: named(prefix) })),
  };
}
