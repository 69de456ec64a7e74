/**
 * Spellings of one sound, each with the one that all are written as: the old ones (van Ophuijsen 1901, Soewandi 1947, before the EYD of 1972), those of Arabic names,
 * and the f, v and z that many say and write as p and s.
 */
const sounds: readonly (readonly [written: RegExp, as: string])[] = [
  [/oe/g, 'u'],
  [/^noor/g, 'nur'],
  [/dj/g, 'j'],
  [/tj/g, 'c'],
  [/nj/g, 'ny'],
  [/s[jyh]/g, 's'],
  [/chr/g, 'kr'],
  [/ck/g, 'k'],
  [/[ck]h/g, 'h'],
  [/ph|[fv]/g, 'p'],
  [/dz|ts|z/g, 's'],
  [/([bdgt])h/g, '$1'],
  [/q/g, 'k'],
  [/x/g, 'ks'],
  [/ie/g, 'i'],
  [/[ae]i|ae/g, 'ai'],
  [/(.)\1+/g, '$1'],
  [/iy/g, 'i'],
  [/(?<!s)i(?=[aou])/g, 'y'],
  [/(?<=.)y(?![aeiou])/g, 'i'],
  [/(?<=[aeiou])h$/g, ''],
  [/^abdul(?=[dnrst])/g, 'abdu'],
  [/^m[ou]ham[ae]d/g, 'muhamad'],
  [/^ahmed/g, 'ahmad'],
];

/** Shorter words keep j apart from y: Jono is not Yono, but Jusuf is Yusuf. */
const fewestLettersWithOldJ = 5;

/**
 * A word (small letters alone) as all its spellings are written: Soekarno and Sukarno, Djoko and Joko, Achmad and Ahmad, Muhammad and Mochamad give one. Given what it gave it
 * changes nothing.
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
  const modern = sounds.reduce((word, [written, as]) => word.replace(written, as), letters);
  return modern.length < fewestLettersWithOldJ ? modern : modern.replaceAll('j', 'y');
}
