import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Credential,
  hmacHex,
  type SignedRequest,
  sha256Hex,
  signingKey,
  stringToSign,
} from '../../local/requests/canonical-request.ts';
import { chunkSignatures } from '../../local/requests/signature.ts';
import { OWNER, type RunningObjects, startObjects } from './objects-fixture.ts';

let objects: RunningObjects;
beforeAll(async () => {
  objects = await startObjects();
});
afterAll(() => objects.stop());

/** A PUT signed by hand: the SDK for JavaScript does not sign its chunks, clients of other languages do. */
function signPut(payload: string, more: Readonly<Record<string, string>> = {}): SignedRequest {
  const url = new URL(`${objects.url}/plain/signed-body`);
  const timestamp = new Date().toISOString().replace(/[-:]|\.\d+/g, '');
  const scope = `${timestamp.slice(0, 8)}/ap-southeast-3/s3/aws4_request`;
  const headers = { ...more, host: url.host, 'x-amz-content-sha256': payload, 'x-amz-date': timestamp };
  const signedHeaders = Object.keys(headers).sort();
  const request = { method: 'PUT', path: url.pathname, query: '', headers, bodySha256: payload };
  const credential: Credential = {
    accessKeyId: OWNER.accessKeyId,
    scope,
    region: 'ap-southeast-3',
    service: 's3',
    timestamp,
    signedHeaders,
    signature: '',
  };
  const signature = hmacHex(signingKey(OWNER.secretAccessKey, scope), stringToSign(request, credential));
  const authorization = `AWS4-HMAC-SHA256 Credential=${OWNER.accessKeyId}/${scope}, SignedHeaders=${signedHeaders.join(';')}, Signature=${signature}`;
  return { ...request, headers: { ...headers, authorization } };
}

async function send(signed: SignedRequest, body: Buffer<ArrayBuffer>) {
  const headers = Object.entries(signed.headers).flatMap(([name, value]): [string, string][] =>
    name === 'host' ? [] : [[name, String(value)]],
  );
  const response = await fetch(`${objects.url}${signed.path}`, { method: 'PUT', headers, body });
  return { status: response.status, code: /<Code>(.*)<\/Code>/.exec(await response.text())?.[1] };
}

test('a body that is not the one whose SHA-256 was signed is refused', async () => {
  const signed = signPut(sha256Hex('signed'));
  expect(await send(signed, Buffer.from('other!'))).toEqual({ status: 400, code: 'XAmzContentSHA256Mismatch' });
  expect(await send(signed, Buffer.from('signed'))).toEqual({ status: 200, code: undefined });
});

describe('a stream whose chunks are signed', () => {
  // Longer than what the sockets hold, so that a refusal meets a client that is still sending.
  const CHUNKS = [Buffer.alloc(65_536, 'a'), Buffer.alloc(8_000_000, 'b')];
  const LENGTH = 8_065_536;
  const SHA256 = createHash('sha256').update(Buffer.concat(CHUNKS)).digest('base64');

  async function stream(change: { chunks?: readonly Buffer[]; trailer?: string; length?: number } = {}) {
    const signed = signPut('STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER', {
      'content-encoding': 'aws-chunked',
      'x-amz-decoded-content-length': String(change.length ?? LENGTH),
      'x-amz-trailer': 'x-amz-checksum-sha256',
    });
    const signatures = chunkSignatures(signed, () => OWNER.secretAccessKey);
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
    return send(signed, Buffer.concat(body));
  }

  test('is taken', async () => {
    expect(await stream()).toEqual({ status: 200, code: undefined });
  });

  test('is refused when a chunk was changed on the way', async () => {
    const chunks = [Buffer.alloc(65_536, 'x'), Buffer.alloc(8_000_000, 'b')];
    expect(await stream({ chunks })).toEqual({ status: 403, code: 'SignatureDoesNotMatch' });
  });

  test('is refused when the trailer was changed on the way', async () => {
    expect(await stream({ trailer: createHash('sha256').digest('base64') })).toEqual({ status: 403, code: 'SignatureDoesNotMatch' });
  });

  test.each([LENGTH + 1, LENGTH - 1])('is refused when its decoded length is told as %i', async (length) => {
    expect(await stream({ length })).toEqual({ status: 400, code: 'IncompleteBody' });
  });
});
