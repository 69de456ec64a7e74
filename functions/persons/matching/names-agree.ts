import { limits } from '../../limits.ts';
import { tellingNobodyApart } from './common-words.ts';
import { isOneTypo } from './one-typo.ts';
import { joined, type NameWord, readName, spelledName, type WrittenName } from './written-name.ts';

/**
 * Whether two names, as people write them, are one. Every word of one has its word in the other, in whatever order: the same in all its
 * spellings (Soekarno and Sukarno, Moch. and Muhammad), one word for two (Nurhayati, Nur Hayati), an initial for a word, and in one of
 * the words a slip of the hand. Titles, degrees, case, marks and `bin` say nothing.
 *
 * An initial behind the word that tells people apart fits more than one: Zainal A. is Zainal Arifin and Zainal Abidin alike.
 *
 * Not accepted, so that nobody is taken for one of their own family:
 * - a word that the other name has not: Ahmad Yusuf is not Ahmad Yusuf Hidayat, and Yusuf is neither;
 * - an initial for the word that tells people apart, the first that is not one of many (Muhammad, Siti, Nur): S. Aminah is Siti Aminah,
 *   Siti A. is not, nor A. Gunawan Agus Gunawan;
 * - another letter in a short word, at either end, or of the same kind (Susanto and Susanti, Hartono and Harsono);
 * - nicknames, translations, titles alone, no name at all.
 *
 * `fatherName` is the father's name that the register has beside one of them: what somebody wrote behind `bin` must be his, where it is
 * not in the name itself.
 */
export function namesAgree(one: string, other: string, fatherName?: string): boolean {
  return readNamesAgree(readName(one), readName(other), fatherName);
}

/** The same of names that were read already. */
export function readNamesAgree(first: WrittenName, second: WrittenName, fatherName?: string): boolean {
  if (wordsAgree(allWords(first), allWords(second))) return true;
  const withFather = [first, second].filter(({ father }) => father.length > 0);
  const [only] = withFather;
  if (only === undefined || withFather.length > 1 || !wordsAgree(first.words, second.words)) return false;
  return fatherName === undefined || wordsAgree(only.father, allWords(readName(fatherName)));
}

function allWords({ words, father }: WrittenName): readonly NameWord[] {
  return [...words, ...father];
}

function wordsAgree(one: readonly NameWord[], other: readonly NameWord[]): boolean {
  if (one.length === 0 || other.length === 0) return false;
  if (Math.max(one.length, other.length) > limits.maxNameWordsInAnyOrder) return spelledName(one) === spelledName(other);
  const [ones, others] = [placed(one), placed(other)];
  return pairUp({ one: ones, other: others, deciding: [decidingWord(ones), decidingWord(others)], typos: 1 });
}

/** The first word in full that tells people apart; of a name that has none, the last in full. */
function decidingWord(words: readonly NameWord[]): NameWord | undefined {
  const whole = words.filter((word) => !isInitial(word));
  return whole.find(({ spelled }) => !tellingNobodyApart.has(spelled)) ?? whole.at(-1);
}

function isInitial({ letters }: NameWord): boolean {
  return letters.length === 1;
}

type Deciding = readonly (NameWord | undefined)[];
type PlacedWord = NameWord & { readonly place: number };
type Unpaired = {
  readonly one: readonly PlacedWord[];
  readonly other: readonly PlacedWord[];
  readonly deciding: Deciding;
  readonly typos: number;
};

function placed(words: readonly NameWord[]): PlacedWord[] {
  return words.map((word, place) => ({ ...word, place }));
}

/**
 * Whether the words that are left can be paired so that none remains: the first of `one`, or its first two as one word, with each of the
 * other, or two of those.
 */
function pairUp({ one, other, deciding, typos }: Unpaired): boolean {
  if (one.length === 0 || other.length === 0) return one.length === other.length;
  const firstTwo = neighbours(one, 0);
  return other.some((word, place) => {
    const two = neighbours(other, place);
    const tries = [
      [one.slice(0, 1), [word]] as const,
      ...(two ? [[one.slice(0, 1), two] as const] : []),
      ...(firstTwo ? [[firstTwo, [word]] as const] : []),
    ];
    return tries.some(([taken, counterpart]) => {
      const cost = costOf(taken, counterpart, deciding);
      if (cost === undefined || cost > typos) return false;
      const left = other.filter((unpaired) => !counterpart.includes(unpaired));
      return pairUp({ one: one.slice(taken.length), other: left, deciding, typos: typos - cost });
    });
  });
}

/** Two words that stand beside each other in the name as it was written. */
function neighbours(words: readonly PlacedWord[], from: number): readonly PlacedWord[] | undefined {
  const [first, second] = words.slice(from, from + 2);
  return first && second && second.place === first.place + 1 ? [first, second] : undefined;
}

/** Typos between words that are taken for one another; undefined where they are not. */
function costOf(one: readonly NameWord[], other: readonly NameWord[], deciding: Deciding): number | undefined {
  if ([...one, ...other].some(isInitial)) return isInitialOf(one, other, deciding) ? 0 : undefined;
  if (Math.abs(lengthOf(one) - lengthOf(other)) > mostLettersSpelledAway) return undefined;
  const [first, second] = [joined(one).spelled, joined(other).spelled];
  if (first === second) return 0;
  return isOneTypo(first, second) ? 1 : undefined;
}

/** Letters that two spellings of one word, or of two, may differ by: Tjahjo and Cahyo by one, Moehammad and Muhamad by two. */
const mostLettersSpelledAway = 5;

function lengthOf(words: readonly NameWord[]): number {
  return words.reduce((sum, { letters }) => sum + letters.length, 0);
}

function isInitialOf(one: readonly NameWord[], other: readonly NameWord[], deciding: Deciding): boolean {
  const [first, second] = [one[0], other[0]];
  if (first === undefined || second === undefined || one.length + other.length > 2) return false;
  return first.letters[0] === second.letters[0] && !deciding.includes(first) && !deciding.includes(second);
}
