import { createHash } from 'node:crypto';
import type { Blob, BlobStore } from './blobs.ts';
import type { Call } from './call.ts';
import { type Checksum, type ChecksumAlgorithm, declaredChecksum, startChecksum } from './checksums.ts';
import { decodeChunked, type Trailer } from './chunked-body.ts';
import { S3Error } from './s3-error.ts';
import { parseXml, type XmlElement } from './xml.ts';

/** A body that arrived whole and agrees with everything the request said about it. */
export type ReceivedBody = { readonly size: number; readonly md5: string; readonly checksum: Checksum | undefined };

// The largest body of one request, 5 GiB, and of an XML document, 2 MiB:
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html
const maxBodyBytes = 5 * 1024 ** 3;
const maxXmlBytes = 2 * 1024 ** 2;

/**
 * Writes the request's body as a blob and checks it on the way; a body that does not agree leaves nothing behind.
 * @throws S3Error
 */
export async function receiveBlob(call: Call, blobs: BlobStore): Promise<ReceivedBody & { readonly blob: Blob }> {
  const body = checkedBody(call, maxBodyBytes);
  const id = await blobs.write(body.bytes);
  const received = body.received();
  return { ...received, blob: { id, size: received.size } };
}

/**
 * Reads a small XML body. `mustBeChecked` demands a digest of it, as S3 does for a list of deletions.
 * @throws S3Error
 */
export async function receiveXml(call: Call, mustBeChecked = false): Promise<XmlElement> {
  if (mustBeChecked && call.fields['content-md5'] === undefined && declaredChecksum(call.fields) === undefined) {
    throw new S3Error('InvalidRequest', 'Missing required header for this request: Content-MD5');
  }
  const pieces: Uint8Array[] = [];
  for await (const piece of checkedBody(call, maxXmlBytes).bytes) pieces.push(piece);
  return parseXml(Buffer.concat(pieces).toString('utf8'));
}

function checkedBody(call: Call, maxBytes: number): { bytes: AsyncGenerator<Uint8Array>; received: () => ReceivedBody } {
  const length = declaredLength(call, maxBytes);
  const trailer: Trailer = new Map();
  const digests = startDigests(call, trailer);
  // A write that fails half-way must not tear the connection down, or the client never reads why.
  const wire: AsyncIterable<Uint8Array> = call.request.iterator({ destroyOnReturn: false });
  const source = isChunked(call) ? decodeChunked(wire, call.caller.chunkSignatures, trailer) : wire;
  let received: ReceivedBody | undefined;

  async function* bytes(): AsyncGenerator<Uint8Array> {
    let size = 0;
    for await (const chunk of source) {
      size += chunk.length;
      if (size > length) break;
      digests.update(chunk);
      yield chunk;
    }
    if (size !== length) throw new S3Error('IncompleteBody', 'The body is not as long as the request said');
    received = { size, ...digests.check() };
  }

  return {
    bytes: bytes(),
    received: () => {
      if (received === undefined) throw new Error('the body was not read to its end');
      return received;
    },
  };
}

type Digests = { readonly update: (chunk: Uint8Array) => void; readonly check: () => Omit<ReceivedBody, 'size'> };

// Only what the request speaks of is calculated, and the MD5 that becomes the ETag.
function startDigests(call: Call, trailer: Trailer): Digests {
  const declared = declaredChecksum(call.fields);
  const running = declared === undefined ? undefined : startChecksum(declared.algorithm);
  const md5 = createHash('md5');
  const sha256 = /^[0-9a-f]{64}$/.test(call.caller.payload) ? createHash('sha256') : undefined;
  return {
    update: (chunk) => {
      md5.update(chunk);
      sha256?.update(chunk);
      running?.update(chunk);
    },
    check: () => {
      if (sha256 !== undefined && sha256.digest('hex') !== call.caller.payload) {
        throw new S3Error('XAmzContentSHA256Mismatch', "The provided 'x-amz-content-sha256' header does not match what was computed.");
      }
      const digest = md5.digest();
      checkMd5(call.fields['content-md5'], digest);
      if (declared === undefined || running === undefined) return { md5: digest.toString('hex'), checksum: undefined };
      const { algorithm } = declared;
      const value = running.digest().toString('base64');
      checkDeclared(algorithm, value, declared.value ?? trailer.get(`x-amz-checksum-${algorithm.toLowerCase()}`));
      return { md5: digest.toString('hex'), checksum: { algorithm, value, type: 'FULL_OBJECT' } };
    },
  };
}

function isChunked(call: Call): boolean {
  return call.caller.payload.startsWith('STREAMING-');
}

function declaredLength(call: Call, maxBytes: number): number {
  const header = call.fields[isChunked(call) ? 'x-amz-decoded-content-length' : 'content-length'];
  if (header === undefined) throw new S3Error('MissingContentLength', 'You must provide the Content-Length HTTP header.');
  if (!/^\d{1,15}$/.test(header)) throw new S3Error('InvalidArgument', 'The length of the body must be a number');
  if (Number(header) > maxBytes) throw new S3Error('EntityTooLarge', 'Your proposed upload exceeds the maximum allowed object size.');
  return Number(header);
}

function checkMd5(header: string | undefined, digest: Buffer): void {
  if (header === undefined) return;
  const given = Buffer.from(header, 'base64');
  if (given.length !== digest.length) throw new S3Error('InvalidDigest', 'The Content-MD5 you specified was invalid.');
  if (!given.equals(digest)) throw new S3Error('BadDigest', 'The Content-MD5 you specified did not match what we received.');
}

function checkDeclared(algorithm: ChecksumAlgorithm, calculated: string, given: string | undefined): void {
  if (given === undefined) throw new S3Error('MalformedTrailerError', 'The trailer that the request announced did not come');
  if (given === calculated) return;
  throw new S3Error('BadDigest', `The ${algorithm} you specified did not match the calculated checksum.`);
}
