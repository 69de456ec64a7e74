import { pipeline } from 'node:stream/promises';
import { authorize, type Call, send } from './call.ts';
import { checksumHeaders } from './checksums.ts';
import { checkRead, rangeApplies } from './conditions.ts';
import { actionOn, locateVersion, versionContext } from './locate-version.ts';
import { versionHeaders } from './properties.ts';
import { type ByteRange, parseRange } from './range.ts';
import { S3Error } from './s3-error.ts';
import type { ObjectStore } from './store.ts';
import type { StoredVersion } from './versions.ts';

const overridingParameters = ['content-type', 'content-language', 'expires', 'cache-control', 'content-disposition', 'content-encoding'];

/** GetObject and HeadObject: conditions, one range, response-* overrides. */
export async function getObject(call: Call, store: ObjectStore): Promise<void> {
  const versionId = call.query.get('versionId');
  const resource = { bucket: call.bucket.name, key: call.key };
  authorize(call, store, actionOn('s3:GetObject', versionId), resource, versionContext(versionId));
  const version = locateVersion(call, store, { ...resource, versionId });
  const headers = { ...versionHeaders(call, version), ...overrides(call) };
  if (checkRead(call.fields, version) === 'not modified') {
    send(call, 304, headers);
    return;
  }
  const range = rangeApplies(call.fields, version) ? parseRange(call.fields.range, version.size) : undefined;
  // The checksum is of the whole object; a client would compare it with the part it gets.
  const wantsChecksum = call.fields['x-amz-checksum-mode']?.toUpperCase() === 'ENABLED' && range === undefined;
  await sendVersion(call, store, version, range, { ...headers, ...(wantsChecksum ? checksumHeaders(version.checksum) : {}) });
}

async function sendVersion(
  call: Call,
  store: ObjectStore,
  version: StoredVersion,
  range: ByteRange | undefined,
  headers: Readonly<Record<string, string>>,
): Promise<void> {
  const { first, last } = range ?? { first: 0, last: version.size - 1 };
  const lengths: Record<string, string> = {
    'content-length': String(last - first + 1),
    ...(range === undefined ? {} : { 'content-range': `bytes ${first}-${last}/${version.size}` }),
  };
  // Pinned in the same tick as the look-up: nobody can discard the bytes between.
  const unpin = store.blobs.pin(version.blobs);
  try {
    // Before the head: afterwards a client could only be told by a body that never ends.
    await store.blobs.requireWhole(version.blobs);
    call.response.writeHead(range === undefined ? 200 : 206, { ...headers, ...lengths });
    if (call.request.method === 'HEAD' || first > last) call.response.end();
    else await pipeline(store.blobs.read(version.blobs, { first, last }), call.response);
  } finally {
    await unpin();
  }
}

function overrides(call: Call): Record<string, string> {
  const given = overridingParameters.map((name) => [name, call.query.get(`response-${name}`)] as const);
  const set = given.filter((entry): entry is readonly [string, string] => entry[1] !== undefined);
  if (set.some(([, value]) => /[^\t\x20-\x7e\x80-\xff]/.test(value))) {
    throw new S3Error('InvalidArgument', 'A response header cannot hold that character');
  }
  return Object.fromEntries(set);
}
