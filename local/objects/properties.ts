import type { Call, Fields } from './call.ts';
import { quoted } from './call.ts';
import { S3Error } from './s3-error.ts';
import type { StoredVersion } from './versions.ts';

/** What a client says about an object and gets back with it. */
export type ObjectProperties = { readonly headers: Record<string, string>; readonly metadata: Record<string, string> };

const storedHeaders = ['content-type', 'content-disposition', 'content-encoding', 'content-language', 'cache-control', 'expires'];
const metadataPrefix = 'x-amz-meta-';
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingMetadata.html
const maxMetadataBytes = 2048;

/**
 * Picks the object's properties out of a request.
 * @throws S3Error MetadataTooLarge
 */
export function propertiesOf(fields: Fields): ObjectProperties {
  const encodings = (fields['content-encoding'] ?? '')
    .split(',')
    .map((encoding) => encoding.trim())
    // Framing on the wire, not an encoding of the object.
    .filter((encoding) => encoding !== '' && encoding !== 'aws-chunked');
  const given = { 'content-type': 'binary/octet-stream', ...fields, 'content-encoding': encodings.join(',') || undefined };
  const entries = Object.entries(given).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const metadata = Object.fromEntries(
    entries.filter(([name]) => name.startsWith(metadataPrefix)).map(([name, value]) => [name.slice(metadataPrefix.length), value]),
  );
  const bytes = Object.entries(metadata).reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + Buffer.byteLength(value), 0);
  if (bytes > maxMetadataBytes) throw new S3Error('MetadataTooLarge', 'Your metadata headers exceed the maximum allowed metadata size');
  return { headers: Object.fromEntries(entries.filter(([name]) => storedHeaders.includes(name))), metadata };
}

/** The headers of a stored version, as GET and HEAD send them. */
export function versionHeaders(call: Call, version: StoredVersion): Record<string, string> {
  return {
    ...version.headers,
    ...Object.fromEntries(Object.entries(version.metadata).map(([name, value]) => [`${metadataPrefix}${name}`, value])),
    ...versionIdHeader(call, version.versionId),
    etag: quoted(version.etag),
    'last-modified': new Date(version.modifiedAt).toUTCString(),
    'accept-ranges': 'bytes',
    ...(version.tags.length > 0 ? { 'x-amz-tagging-count': String(version.tags.length) } : {}),
  };
}

/** `x-amz-version-id`, which only a bucket with versioning sends. */
export function versionIdHeader(call: Pick<Call, 'bucket'>, versionId: string): Record<string, string> {
  return call.bucket.versioned ? { 'x-amz-version-id': versionId } : {};
}
