import { createHash } from 'node:crypto';
import { sha256Hex } from '../requests/canonical-request.ts';
import type { ChunkSignatures } from '../requests/signature.ts';
import { S3Error } from './s3-error.ts';

/** What the trailer of a chunked body said, by lower-case name. */
export type Trailer = Map<string, string>;

// A chunk's head is a length and a signature; a trailer is a few checksums.
const maxLineBytes = 4096;
const maxTrailerLines = 16;

/**
 * Takes the aws-chunked framing off a body and checks each chunk's signature when `signatures` is given. Trailing headers go into `trailer`.
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html
 * @throws S3Error IncompleteBody, SignatureDoesNotMatch, MalformedTrailerError
 */
export async function* decodeChunked(
  source: AsyncIterable<Uint8Array>,
  signatures: ChunkSignatures | undefined,
  trailer: Trailer,
): AsyncGenerator<Uint8Array> {
  const input = byteReader(source);
  let previous = signatures?.seed ?? '';
  let length: number;
  do {
    const head = parseHead(await input.line());
    length = head.length;
    const hash = createHash('sha256');
    for await (const piece of input.take(length)) {
      if (signatures !== undefined) hash.update(piece);
      yield piece;
    }
    if (length > 0 && (await input.line()) !== '') throw incomplete();
    if (signatures !== undefined) previous = agreed(signatures.ofChunk(previous, hash.digest('hex')), head.signature);
  } while (length > 0);
  const lines = await readTrailer(input, trailer);
  if (signatures === undefined || lines.length === 0) return;
  agreed(signatures.ofTrailer(previous, sha256Hex(lines.join(''))), trailer.get('x-amz-trailer-signature'));
}

async function readTrailer(input: ByteReader, trailer: Trailer): Promise<readonly string[]> {
  const signed: string[] = [];
  for (let line = await input.line(); line !== ''; line = await input.line()) {
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(colon, 0)).trim().toLowerCase();
    const value = line.slice(colon + 1).trim();
    if (name === '' || trailer.has(name) || trailer.size >= maxTrailerLines) {
      throw new S3Error('MalformedTrailerError', 'The request contained trailing data that was not well-formed');
    }
    trailer.set(name, value);
    if (name !== 'x-amz-trailer-signature') signed.push(`${name}:${value}\n`);
  }
  return signed;
}

function parseHead(line: string): { length: number; signature: string | undefined } {
  const match = /^([0-9a-f]{1,12})(?:;chunk-signature=([0-9a-f]{64}))?$/i.exec(line);
  if (match === null) throw incomplete();
  return { length: Number.parseInt(match[1] ?? '', 16), signature: match[2] };
}

function agreed(expected: string, given: string | undefined): string {
  if (expected !== given) throw new S3Error('SignatureDoesNotMatch', 'The signature of a chunk does not match');
  return expected;
}

type ByteReader = {
  /** The text up to the next CRLF. */
  readonly line: () => Promise<string>;
  readonly take: (length: number) => AsyncGenerator<Uint8Array>;
};

function byteReader(source: AsyncIterable<Uint8Array>): ByteReader {
  const iterator = source[Symbol.asyncIterator]();
  let buffered: Buffer = Buffer.alloc(0);

  async function next(): Promise<Buffer> {
    const result = await iterator.next();
    if (result.done === true) throw incomplete();
    return Buffer.from(result.value);
  }

  return {
    line: async () => {
      let end = buffered.indexOf('\r\n');
      while (end < 0) {
        if (buffered.length > maxLineBytes) throw incomplete();
        buffered = Buffer.concat([buffered, await next()]);
        end = buffered.indexOf('\r\n');
      }
      const line = buffered.toString('latin1', 0, end);
      buffered = buffered.subarray(end + 2);
      return line;
    },
    take: async function* (length) {
      for (let left = length; left > 0; ) {
        if (buffered.length === 0) buffered = await next();
        const piece = buffered.subarray(0, left);
        buffered = buffered.subarray(piece.length);
        left -= piece.length;
        yield piece;
      }
    },
  };
}

function incomplete(): S3Error {
  return new S3Error('IncompleteBody', 'The request body terminated unexpectedly or is not framed as aws-chunked');
}
