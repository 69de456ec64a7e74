import { limits } from '../limits.ts';

/** Crockford's Base32: no letter that is read for a digit or another. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A verification number of random bytes: five bits of each, so that every number is as likely as any other. */
export function checkNumberFrom(randomBytes: (many: number) => Uint8Array): string {
  return [...randomBytes(limits.checkNumberCharacters)].map((byte) => letters[byte % letters.length]).join('');
}
