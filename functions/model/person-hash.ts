import { createHmac } from 'node:crypto';

/**
 * The person of a NIK, as the catalog names them: HMAC-SHA-256 with the city's key, 64 hexadecimal digits (RFC 2104, FIPS 180-4). Never without the key:
 * a city's NIKs can all be tried within minutes (data-model.md, "Persons").
 */
export function personHash(key: Uint8Array, nik: string): string {
  return createHmac('sha256', key).update(nik).digest('hex');
}
