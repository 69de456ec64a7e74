import { foldedText } from '../../model/person-numbers/folded-text.ts';
import { writtenOut } from './common-words.ts';
import { spelledAlike } from './spelling.ts';
import { titlesBefore, titlesBehind, titlesBehindWithDots } from './titles.ts';

/** A word of a name: in small letters without marks, and as all its spellings are written. A single letter is an initial. */
export type NameWord = { readonly letters: string; readonly spelled: string };

/** A name as it is compared: without titles, and what stands behind `bin` or `binti` apart. */
export type WrittenName = { readonly words: readonly NameWord[]; readonly father: readonly NameWord[] };

/** A run of letters and dots as it was written between blanks, and whether a comma stands somewhere before it. */
type Chunk = { readonly text: string; readonly behindComma: boolean };

const sonOrDaughterOf: ReadonlySet<string> = new Set(['bin', 'binti', 'bt', 'bte', 'binte']);
/** Of a degree written in pieces (A. Md. Keb), no more than these. */
const mostPieces = 3;
/** And of no more letters each: what is longer is no piece (“almarhum A. H.” is not “almarhumah”). */
const mostPieceLetters = 5;
/** A degree that no list has, behind a comma: `S.Tr.Sos`. */
const likeADegree = /^[admsp]\.[a-z]{1,5}(\.[a-z]{1,5})*\.?$/;

/** The words of a name as somebody wrote it. No words where there are titles alone, or no letters. */
export function readName(written: string): WrittenName {
  const chunks = withoutTitlesBehind(chunksOf(written));
  const pieces = withoutTitlesBefore(chunks.flatMap(({ text }) => lettersOfTitle(text) ?? text.split('.').filter((piece) => piece !== '')));
  const at = pieces.findIndex((piece, place) => place > 0 && sonOrDaughterOf.has(piece));
  if (at < 0) return { words: pieces.map(wordOf), father: [] };
  return { words: pieces.slice(0, at).map(wordOf), father: withoutTitlesBefore(pieces.slice(at + 1)).map(wordOf) };
}

/** The words as all their spellings are written, in their order. */
export function spelledName(words: readonly NameWord[]): string {
  return words.map(({ spelled }) => spelled).join(' ');
}

/** Words written as one. */
export function joined(words: readonly NameWord[]): NameWord {
  const [only, ...others] = words;
  if (only !== undefined && others.length === 0) return only;
  const letters = words.map((word) => word.letters).join('');
  return { letters, spelled: spelledAlike(letters) };
}

function wordOf(piece: string): NameWord {
  const letters = writtenOut.get(piece) ?? piece;
  return { letters, spelled: spelledAlike(letters) };
}

function chunksOf(written: string): Chunk[] {
  const plain = foldedText(written)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’‘`´ʼʻ′"]/g, '')
    .replace(/[^a-z.,]+/g, ' ');
  return plain.split(',').flatMap((part, place) =>
    part
      .split(' ')
      .filter((text) => /[a-z]/.test(text))
      .map((text) => ({ text, behindComma: place > 0 })),
  );
}

/** `K.H.` is a title, though K and H are initials. */
function lettersOfTitle(text: string): string[] | undefined {
  const letters = text.replaceAll('.', '');
  return titlesBefore.has(letters) ? [letters] : undefined;
}

function withoutTitlesBefore(pieces: readonly string[]): string[] {
  const [first = '', second = ''] = pieces;
  if (first === 'k' && second === 'h') return withoutTitlesBefore(pieces.slice(2));
  return titlesBefore.has(first) ? withoutTitlesBefore(pieces.slice(1)) : [...pieces];
}

function withoutTitlesBehind(chunks: readonly Chunk[]): readonly Chunk[] {
  const lengths = Array.from({ length: Math.min(mostPieces, chunks.length) }, (_, place) => place + 1);
  const found = lengths.find((length) => isTitleBehind(chunks.slice(-length)));
  return found === undefined ? chunks : withoutTitlesBehind(chunks.slice(0, -found));
}

function isTitleBehind(chunks: readonly Chunk[]): boolean {
  const pieces = chunks.map(({ text }) => text.replaceAll('.', ''));
  if (pieces.length > 1 && pieces.some(({ length }) => length > mostPieceLetters)) return false;
  const letters = pieces.join('');
  if (titlesBehind.has(letters)) return true;
  if (titlesBehindWithDots.has(letters)) return chunks.some(({ text, behindComma }) => behindComma || text.includes('.'));
  const [only, ...others] = chunks;
  if (only === undefined || others.length > 0 || !only.behindComma) return false;
  return titlesBefore.has(letters) || likeADegree.test(only.text);
}
