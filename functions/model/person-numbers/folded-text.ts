/** Nothing that a reader sees, between characters that they do: zero-width spaces and joiners, soft hyphens, marks, bidirectional controls. */
const unseen = /[\p{Cf}\p{M}\p{Default_Ignorable_Code_Point}]/gu;
const plain = /^[ -~\t\r\n]*$/;
/** NFKC makes digits of ½, too, that would stand glued to what is beside it. */
const unbroken = /[^\u00bc-\u00be\u2150-\u215f\u2189]+/g;

/** The text as a reader takes it: full-width, raised, circled and other scripts' digits as 0 to 9 (Unicode's NFKC and Nd), without what cannot be seen. */
export function foldedText(text: string): string {
  if (plain.test(text)) return text;
  return text
    .replace(inCircles, circledNumber)
    .replace(unbroken, (part) => part.normalize('NFKC'))
    .replace(unseen, '')
    .replace(/\p{Nd}/gu, plainDigit);
}

/** A digit in a circle or a key, drawn by a mark behind it. */
const marked = /([0-9])\ufe0f?[\u20dd-\u20e0\u20e3]/g;
/** Where plain digits meet raised, circled or other ones, and between those: `3671…²`, `m²3671…`, `①3671…`, `①㊱71…`. */
const betweenKinds = /(?<=[\p{Nd}\p{No}\p{So}])(?=[\p{No}\p{So}])|(?<=[\p{No}\p{So}])(?=\p{Nd})/gu;

/** The same with a blank between digits of two kinds: a note's mark is no part of the number that it stands beside. */
export function partedKinds(text: string): string {
  if (plain.test(text)) return text;
  const kinds = text.replace(marked, (_all, digit: string) => circled[Number(digit)] ?? digit).replace(unseen, '');
  return foldedText(kinds.replace(betweenKinds, ' '));
}

const circled = ['⓪', '①', '②', '③', '④', '⑤', '⑥', '⑦', '⑧', '⑨'];

/** Numbers in circles that NFKC leaves as they are, as rows of them: where one begins and ends, and its first number. */
const circledRows: readonly (readonly [from: string, to: string, first: number])[] = [
  ['❶', '❿', 1],
  ['➀', '➉', 1],
  ['➊', '➓', 1],
  ['⓫', '⓴', 11],
  ['⓵', '⓾', 1],
  ['⓿', '⓿', 0],
  ['🄋', '🄌', 0],
];
const inCircles = new RegExp(`[${circledRows.map(([from, to]) => `${from}-${to}`).join('')}]`, 'gu');

function circledNumber(character: string): string {
  const row = circledRows.find(([from, to]) => character >= from && character <= to);
  if (row === undefined || character === '🄌') return '0';
  const [from, , first] = row;
  return String(first + (character.codePointAt(0) ?? 0) - (from.codePointAt(0) ?? 0));
}

/** Each script's digits stand in one row, from its zero (Unicode Standard §4.6). */
function plainDigit(digit: string): string {
  const point = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(point - value - 1))) value += 1;
  return String(value);
}
