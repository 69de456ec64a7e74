import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import * as z from 'zod';
import { S3Error } from './s3-error.ts';

export const checksumSchema = z.strictObject({
  algorithm: z.enum(['CRC32', 'CRC32C', 'SHA1', 'SHA256']),
  /** Base64; a composite of parts ends with `-<number of parts>`. */
  value: z.string(),
  type: z.enum(['FULL_OBJECT', 'COMPOSITE']),
});
export type Checksum = Readonly<z.infer<typeof checksumSchema>>;
export type ChecksumAlgorithm = Checksum['algorithm'];

/** What a request says about its body: the algorithm, and the value unless it comes in the trailer. */
export type DeclaredChecksum = { readonly algorithm: ChecksumAlgorithm; readonly value?: string };

export type RunningChecksum = { readonly update: (chunk: Uint8Array) => void; readonly digest: () => Buffer };

type Fields = Readonly<Record<string, string | undefined>>;

/**
 * Reads `x-amz-checksum-*` and `x-amz-trailer`.
 * @throws S3Error InvalidRequest when there are two, NotImplemented for an algorithm that is not calculated here.
 */
export function declaredChecksum(fields: Fields): DeclaredChecksum | undefined {
  const names = Object.keys(fields).filter((name) => /^x-amz-checksum-(?!algorithm$|type$|mode$)/.test(name));
  const trailer = fields['x-amz-trailer'];
  if (trailer !== undefined) names.push(trailer.toLowerCase());
  const [name, ...others] = names;
  if (others.length > 0)
    throw new S3Error('InvalidRequest', 'Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.');
  if (name === undefined) {
    if (fields['x-amz-sdk-checksum-algorithm'] === undefined) return undefined;
    throw new S3Error('InvalidRequest', 'x-amz-sdk-checksum-algorithm specified, but no corresponding checksum header was found');
  }
  const value = fields[name];
  const algorithm = parseAlgorithm(name.replace('x-amz-checksum-', ''));
  return value === undefined ? { algorithm } : { algorithm, value };
}

/** @throws S3Error NotImplemented for an algorithm that is not calculated here. */
export function parseAlgorithm(name: string): ChecksumAlgorithm {
  const algorithm = checksumSchema.shape.algorithm.safeParse(name.toUpperCase());
  if (!algorithm.success) throw new S3Error('NotImplemented', `The checksum algorithm ${name} is not calculated here`);
  return algorithm.data;
}

/** The header that carries a checksum, `x-amz-checksum-crc32`, and what kind of checksum it is. */
export function checksumHeaders(checksum: Checksum | undefined): Readonly<Record<string, string>> {
  if (checksum === undefined) return {};
  return { [`x-amz-checksum-${checksum.algorithm.toLowerCase()}`]: checksum.value, 'x-amz-checksum-type': checksum.type };
}

/** A checksum that grows with the body. */
export function startChecksum(algorithm: ChecksumAlgorithm): RunningChecksum {
  if (algorithm === 'CRC32') return runningCrc(crc32);
  if (algorithm === 'CRC32C') return runningCrc(crc32c);
  const hash = createHash(algorithm);
  return { update: (chunk) => void hash.update(chunk), digest: () => hash.digest() };
}

/** The checksum of a multipart object: the checksum of its parts' checksums. Undefined when the parts do not agree on one algorithm. */
export function compositeChecksum(parts: readonly (Checksum | undefined)[]): Checksum | undefined {
  const algorithm = parts[0]?.algorithm;
  if (algorithm === undefined) return undefined;
  const running = startChecksum(algorithm);
  for (const part of parts) {
    if (part?.algorithm !== algorithm) return undefined;
    running.update(Buffer.from(part.value, 'base64'));
  }
  return { algorithm, value: `${running.digest().toString('base64')}-${parts.length}`, type: 'COMPOSITE' };
}

function runningCrc(step: (chunk: Uint8Array, value: number) => number): RunningChecksum {
  let value = 0;
  return {
    update: (chunk) => {
      value = step(chunk, value);
    },
    digest: () => {
      const bytes = Buffer.alloc(4);
      bytes.writeUInt32BE(value);
      return bytes;
    },
  };
}

// Castagnoli's polynomial, reflected (RFC 3720, 12.1).
const castagnoli = 0x82f63b78;
const crc32cTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte;
  for (let bit = 0; bit < 8; bit += 1) remainder = remainder & 1 ? (remainder >>> 1) ^ castagnoli : remainder >>> 1;
  return remainder;
});

function crc32c(chunk: Uint8Array, value: number): number {
  let remainder = ~value;
  for (const byte of chunk) remainder = (remainder >>> 8) ^ (crc32cTable[(remainder ^ byte) & 0xff] ?? 0);
  return ~remainder >>> 0;
}
