import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Credential, hmacHex, sha256Hex, signingKey, stringToSign } from '../../local/canonical-request.ts';
import { decodeChunked, type Trailer } from '../../local/objects/chunked-body.ts';
import { type ChunkSignatures, chunkSignatures } from '../../local/signature.ts';
import { OWNER, type RunningObjects, startObjects } from './objects-fixture.ts';

async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

async function decode(body: Buffer | string, size = 7, signatures?: ChunkSignatures) {
  const trailer: Trailer = new Map();
  const parts: Uint8Array[] = [];
  for await (const part of decodeChunked(pieces(Buffer.from(body), size), signatures, trailer)) parts.push(part);
  return { bytes: Buffer.concat(parts), trailer };
}

describe('a framed body', () => {
  test('gives the same bytes however the network cuts it', async () => {
    const chunk = fc.uint8Array({ minLength: 1, maxLength: 50 });
    await fc.assert(
      fc.asyncProperty(fc.array(chunk, { maxLength: 8 }), fc.integer({ min: 1, max: 40 }), async (chunks, size) => {
        const framed = chunks.map((part) => Buffer.concat([Buffer.from(`${part.length.toString(16)}\r\n`), part, Buffer.from('\r\n')]));
        const body = Buffer.concat([...framed, Buffer.from('0\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n')]);
        const { bytes, trailer } = await decode(body, size);
        expect(bytes.equals(Buffer.concat(chunks))).toBe(true);
        expect(trailer.get('x-amz-checksum-crc32')).toBe('AAAAAA==');
      }),
    );
  });

  test.each([
    ['nothing', '', 'IncompleteBody'],
    ['no length', 'hello\r\n', 'IncompleteBody'],
    ['an end too early', '5\r\n123', 'IncompleteBody'],
    ['bytes past a chunk', '3\r\n12345\r\n0\r\n\r\n', 'IncompleteBody'],
    ['no last chunk', '5\r\n12345\r\n', 'IncompleteBody'],
    ['a head without end', 'a'.repeat(9000), 'IncompleteBody'],
    ['a trailer without name', '0\r\nvalue\r\n\r\n', 'MalformedTrailerError'],
    ['a trailer twice', '0\r\na:1\r\na:2\r\n\r\n', 'MalformedTrailerError'],
  ])('with %s is refused', async (_what, body, code) => {
    await expect(decode(body)).rejects.toMatchObject({ code });
  });
});

describe('a signed stream over HTTP', () => {
  let objects: RunningObjects;
  beforeAll(async () => {
    objects = await startObjects();
  });
  afterAll(() => objects.stop());

  const CHUNKS = [Buffer.alloc(65_536, 'a'), Buffer.alloc(1024, 'b')];
  const SHA256 = createHash('sha256').update(Buffer.concat(CHUNKS)).digest('base64');

  // What a client of another language sends: every chunk and the trailer signed.
  async function send(change: { chunks?: readonly Buffer[]; trailer?: string } = {}) {
    const url = new URL(`${objects.url}/plain/framed`);
    const timestamp = new Date().toISOString().replace(/[-:]|\.\d+/g, '');
    const scope = `${timestamp.slice(0, 8)}/ap-southeast-3/s3/aws4_request`;
    const headers: Record<string, string> = {
      'content-encoding': 'aws-chunked',
      host: url.host,
      'x-amz-content-sha256': 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER',
      'x-amz-date': timestamp,
      'x-amz-decoded-content-length': '66560',
      'x-amz-trailer': 'x-amz-checksum-sha256',
    };
    const signedHeaders = Object.keys(headers).sort();
    const request = { method: 'PUT', path: url.pathname, query: '', headers, bodySha256: headers['x-amz-content-sha256'] ?? '' };
    const credential: Credential = { accessKeyId: OWNER.accessKeyId, scope, service: 's3', timestamp, signedHeaders, signature: '' };
    const signature = hmacHex(signingKey(OWNER.secretAccessKey, scope), stringToSign(request, credential));
    const authorization = `AWS4-HMAC-SHA256 Credential=${OWNER.accessKeyId}/${scope}, SignedHeaders=${signedHeaders.join(';')}, Signature=${signature}`;
    const signatures = chunkSignatures({ ...request, headers: { ...headers, authorization } }, () => OWNER.secretAccessKey);
    if (signatures === undefined) throw new Error('the request bears no signature');

    const body: Buffer[] = [];
    let previous = signatures.seed;
    for (const [position, chunk] of [...CHUNKS, Buffer.alloc(0)].entries()) {
      previous = signatures.ofChunk(previous, sha256Hex(chunk));
      const sent = change.chunks?.[position] ?? chunk;
      body.push(
        Buffer.from(`${sent.length.toString(16)};chunk-signature=${previous}\r\n`),
        sent,
        Buffer.from(sent.length > 0 ? '\r\n' : ''),
      );
    }
    const trailer = signatures.ofTrailer(previous, sha256Hex(`x-amz-checksum-sha256:${SHA256}\n`));
    body.push(Buffer.from(`x-amz-checksum-sha256:${change.trailer ?? SHA256}\r\nx-amz-trailer-signature:${trailer}\r\n\r\n`));
    const { host: _host, ...rest } = headers;
    const response = await fetch(url, { method: 'PUT', headers: { ...rest, authorization }, body: Buffer.concat(body) });
    return { status: response.status, code: /<Code>(.*)<\/Code>/.exec(await response.text())?.[1] };
  }

  test('is taken', async () => {
    expect(await send()).toEqual({ status: 200, code: undefined });
  });

  test('is refused when a chunk was changed on the way', async () => {
    const chunks = [Buffer.alloc(65_536, 'x'), Buffer.alloc(1024, 'b')];
    expect(await send({ chunks })).toEqual({ status: 403, code: 'SignatureDoesNotMatch' });
  });

  test('is refused when the trailer was changed on the way', async () => {
    expect(await send({ trailer: createHash('sha256').digest('base64') })).toEqual({ status: 403, code: 'SignatureDoesNotMatch' });
  });
});
