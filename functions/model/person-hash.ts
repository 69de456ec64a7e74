import { createCipheriv, createHash, createHmac } from 'node:crypto';

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

/** Where and when somebody was born and lives, hashed apart from persons: `kelurahan` is compared by its letters and digits alone. */
export function birthHash(key: Uint8Array, birthDate: string, kelurahan: string): string {
  return createHmac('sha256', key)
    .update(`${birthPrefix}${birthDate}:${foldedKelurahan(kelurahan)}`)
    .digest('hex');
}

/** Letters and digits of a kelurahan's name, in capitals. */
export function foldedKelurahan(name: string): string {
  return name.toUpperCase().replace(/[^A-Z0-9]/g, '');
}

/** A hash that is nobody's, made from a person's: whoever is hidden is looked for under it, with the same reads. */
export function nobodysHash(key: Uint8Array, person: string): string {
  return createHmac('sha256', key).update(`nobody:${person}`).digest('hex');
}

/** What stands before a birth date when it is hashed. */
export const birthPrefix = 'lahir:';
/** What stands before a KK when it is hashed. */
export const familyPrefix = 'kk:';

/** Bytes of a person's or family's hash by which the subject index finds them: 128 bits. */
export const subjectHashBytes = 16;

/**
 * By what the subject index knows these persons or families: the first bytes of each one's hash, one after another, enciphered with a key of the index's own (AES-256, FIPS 197, each
 * block by itself: no two subjects have the same one, so that there is nothing to chain). That key is replaced without anybody being bound anew, since whoever has a person's hash can
 * make the other under any key; and it costs nothing beside the HMAC, of which a second one would double the time of an index (decision 0058).
 */
export function subjectHashes(subjectKey: Uint8Array, hashes: Uint8Array): Buffer {
  const cipher = createCipheriv('aes-256-ecb', createHash('sha256').update(subjectKey).digest(), null).setAutoPadding(false);
  return Buffer.concat([cipher.update(hashes), cipher.final()]);
}

/** The same of one hash, as 64 hexadecimal digits; gives 32. */
export function subjectHash(subjectKey: Uint8Array, hash: string): string {
  return subjectHashes(subjectKey, Buffer.from(hash, 'hex').subarray(0, subjectHashBytes)).toString('hex');
}
