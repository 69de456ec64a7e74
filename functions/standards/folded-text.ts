/** Nothing that a reader sees, between characters that they do: zero-width spaces and joiners, soft hyphens, marks, bidirectional controls. */
const unseen = /[\p{Cf}\p{M}\p{Default_Ignorable_Code_Point}]/gu;
const plain = /^[ -~\t\r\n]*$/;

/** The text as a reader takes it: full-width and other scripts' digits as 0 to 9 (Unicode's NFKC and Nd), without what cannot be seen. */
export function foldedText(text: string): string {
  if (plain.test(text)) return text;
  return text
    .normalize('NFKC')
    .replace(unseen, '')
    .replace(/\p{Nd}/gu, plainDigit);
}

/** Each script's digits stand in one row, from its zero (Unicode Standard §4.6). */
function plainDigit(digit: string): string {
  const point = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(point - value - 1))) value += 1;
  return String(value);
}
