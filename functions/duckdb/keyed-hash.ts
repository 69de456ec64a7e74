import { createHash } from 'node:crypto';
import { blobValue, type DuckDBBlobValue } from '@duckdb/node-api';

/** The block of SHA-256, in bytes (RFC 2104 §2). */
const blockBytes = 64;

/** The two values that `keyedHashSql` is bound to: the key never stands in a statement, which an error might show. */
export function keyedHashValues(key: Uint8Array): [inner: DuckDBBlobValue, outer: DuckDBBlobValue] {
  const block = Buffer.alloc(blockBytes);
  block.set(key.length > blockBytes ? createHash('sha256').update(key).digest() : key);
  const padded = (pad: number) => blobValue(block.map((byte) => byte ^ pad));
  return [padded(0x36), padded(0x5c)];
}

/** SQL: HMAC-SHA-256 of a text, 64 hexadecimal digits, as `personHash` makes it; `inner` and `outer` are SQL of the two values. */
export function keyedHashSql(text: string, inner: string, outer: string): string {
  return `sha256(${outer} || unhex(sha256(${inner} || encode(${text}))))`;
}
