/**
 * So many letters a word needs before a slip of the hand is taken for one: in shorter words, one letter makes another name (Rina and Rini,
 * Irawan and Irwan).
 */
const fewestLetters = 6;
/** A missing letter needs more of both: Sumarni and Sumarini, Yuliani and Yulianti are sisters. */
const fewestLettersLeft = 7;
const fewestLettersAround = 3;

const vowel = /[aeiou]/;

/**
 * Whether one slip of the hand turns one word into the other, and no name into another: two neighbouring letters swapped, or a vowel
 * where a consonant belongs or the other way round, neither first nor last; or a letter that is missing in the middle of a longer word.
 * Not: a consonant for a consonant (Hartono, Harsono), a vowel for a vowel (Rismawati, Rusmawati), anything at the end (Susanto,
 * Susanti).
 */
export function isOneTypo(one: string, other: string): boolean {
  if (one === other) return true;
  const [shorter, longer] = one.length <= other.length ? [one, other] : [other, one];
  if (shorter.length < fewestLetters) return false;
  const before = lettersAlike(shorter, longer);
  const behind = Math.min(lettersAlike(backwards(shorter), backwards(longer)), shorter.length - before);
  if (longer.length > shorter.length) return isMissing(shorter, longer, before, behind);
  if (before === 0 || behind === 0) return false;
  const [first = '', second = '', ...more] = shorter.slice(before, shorter.length - behind);
  const [otherFirst = '', otherSecond = ''] = longer.slice(before, longer.length - behind);
  if (more.length > 0) return false;
  return second === '' ? vowel.test(first) !== vowel.test(otherFirst) : first === otherSecond && second === otherFirst;
}

function isMissing(shorter: string, longer: string, before: number, behind: number): boolean {
  if (shorter.length < fewestLettersLeft || longer.length !== shorter.length + 1) return false;
  return before + behind === shorter.length && before >= fewestLettersAround && behind >= fewestLettersAround;
}

function lettersAlike(one: string, other: string): number {
  const end = Array.from(one).findIndex((letter, place) => letter !== other[place]);
  return end < 0 ? one.length : end;
}

function backwards(word: string): string {
  return Array.from(word).reverse().join('');
}
