import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeChunked, type Trailer } from '../../local/objects/chunked-body.ts';

async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

async function decode(body: Buffer | string, size = 7) {
  const trailer: Trailer = new Map();
  const parts: Uint8Array[] = [];
  for await (const part of decodeChunked(pieces(Buffer.from(body), size), undefined, trailer)) parts.push(part);
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
