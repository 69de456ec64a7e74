/**
 * Letters of one sound, each with what all are written as: the old spellings (van Ophuijsen 1901, Soewandi 1947, before the EYD of 1972),
 * those of Arabic names, and the f, v and z that many say and write as p and s.
 */
const sounds: readonly (readonly [as: string, written: readonly string[]])[] = [
  ['s', ['sj', 'sy', 'sh', 'dz', 'ts', 'z']],
  ['kr', ['chr']],
  ['h', ['ch', 'kh']],
  ['p', ['ph', 'f', 'v']],
  ['k', ['ck', 'q']],
  ['ks', ['x']],
  ['c', ['tj', 'ty']],
  ['j', ['dj']],
  ['ny', ['nj']],
  ['u', ['oe']],
  ['i', ['ie', 'iy']],
  ['ai', ['ei', 'ae']],
  ['b', ['bh']],
  ['d', ['dh']],
  ['g', ['gh']],
  ['t', ['th']],
];
const writtenAs: ReadonlyMap<string, string> = new Map(sounds.flatMap(([as, written]) => written.map((letters) => [letters, as] as const)));
/** The longest first, so that chr is none of ch. */
const written = new RegExp([...writtenAs.keys()].sort((one, other) => other.length - one.length).join('|'), 'g');

/** What depends on the letters around, and names of many spellings. */
const inPlace: readonly (readonly [written: RegExp, as: string])[] = [
  [/^noor/, 'nur'],
  [/(.)\1+/g, '$1'],
  [/(?<!s)i(?=[aou])/g, 'y'],
  [/(?<=.)y(?![aeiou])/g, 'i'],
  [/(?<=[aeiou])h$/, ''],
  [/^abdul(?=[dnrst])/, 'abdu'],
  [/^m[ou]ham[ae]d/, 'muhamad'],
  [/^ahmed/, 'ahmad'],
];

/** Shorter words keep j apart from y: Jono is not Yono, but Jusuf is Yusuf. */
const fewestLettersWithOldJ = 5;

/**
 * A word (small letters alone) as all its spellings are written: Soekarno and Sukarno, Djoko and Joko, Achmad and Ahmad, Muhammad and
 * Mochamad give one. Given what it gave it changes nothing.
 */
export function spelledAlike(letters: string): string {
  let spelled = letters;
  for (;;) {
    const next = respelled(spelled);
    if (next === spelled) return spelled;
    spelled = next;
  }
}

function respelled(letters: string): string {
  const sounding = letters.replace(written, (found) => writtenAs.get(found) ?? found);
  const modern = inPlace.reduce((word, [found, as]) => word.replace(found, as), sounding);
  return modern.length < fewestLettersWithOldJ ? modern : modern.replaceAll('j', 'y');
}
