import { createHmac } from 'node:crypto';

/**
 * The person of a NIK, as the catalog names them: HMAC-SHA-256 with the city's key, 64 hexadecimal digits (RFC 2104, FIPS 180-4). Never without the key:
 * a city's NIKs can all be tried within minutes (data-model.md, "The subject index").
 */
export function personHash(key: Uint8Array, nik: string): string {
  return createHmac('sha256', key).update(nik).digest('hex');
}

/** The family of a KK, hashed apart from persons: the same sixteen digits as a NIK and as a KK are two subjects. */
export function familyHash(key: Uint8Array, kk: string): string {
  return createHmac('sha256', key).update(familyPrefix).update(kk).digest('hex');
}

/** A hash that is nobody's, made from a person's: whoever is hidden is looked for under it, with the same reads. */
export function nobodysHash(key: Uint8Array, person: string): string {
  return createHmac('sha256', key).update(`nobody:${person}`).digest('hex');
}

/** What stands before a KK when it is hashed. */
export const familyPrefix = 'kk:';
