import { type FormatCondition, type FormatSection, type FormatToken, formatSections, isLiteral, literalsOf } from './format-tokens.ts';

/** What one section of a number format does to the numbers that it is for. */
export type NumberSection = {
  readonly tokens: readonly FormatToken[];
  readonly condition: FormatCondition | undefined;
  /** Whether digits of the number are shown at all, and whether those of zero are. */
  readonly digits: boolean;
  readonly zero: boolean;
  /** Its text alone, without blanks around it. */
  readonly words: string;
  /** Whether it has signs that are not known here: of fractions, exponents, dates. */
  readonly unknown: boolean;
  /** Nothing but placeholders of whole digits and text: `000\.000`. */
  readonly whole: boolean;
  /** Zeros that fill up a whole number (`00000`), and digits in the text that run together with the number's (`"08"0`, `0"00"`). */
  readonly pads: boolean;
  readonly addsDigits: boolean;
  /** Thousands that the number is divided by: one for each comma at its end. */
  readonly thousands: number;
  /** A percent sign in the text, which multiplies nothing. */
  readonly percentSign: boolean;
  /** It is for negative numbers alone, whose sign Excel then leaves to its text; and that text has none. */
  readonly signInText: boolean;
  readonly losesSign: boolean;
};

/** A number format that may show something else than the cell holds: sections for numbers, up to three, and that for texts, if it has its own. */
export type NumberFormat = { readonly sections: readonly NumberSection[]; readonly text: readonly FormatToken[] | undefined };

/** Undefined for the many formats that show the number that is there, however rounded, grouped or coloured, and with whatever unit. */
export function numberFormat(code: string): NumberFormat | undefined {
  const all = code === '' ? undefined : formatSections(code);
  if (all === undefined) return undefined;
  const last = all.at(-1);
  const hasText = last !== undefined && (all.length > 3 || last.tokens.some((token) => !isLiteral(token) && token.run === '@'));
  const forNumbers = hasText ? all.slice(0, -1) : all;
  const sections = forNumbers.map((section, index) => numberSection(section, forNumbers, index));
  const text = hasText && !isPlainText(last.tokens) ? last.tokens : undefined;
  return text === undefined && sections.every(isPlain) ? undefined : { sections, text };
}

const placeholders = /^(general|0+|#+|[?]+)$/i;
const known = /^(general|0+|#+|[?]+|[,.%])$/i;
const dash = /[-–—]/;

function numberSection(section: FormatSection, all: readonly FormatSection[], index: number): NumberSection {
  const { tokens, condition } = section;
  const runs = tokens.flatMap((token) => (isLiteral(token) ? [] : [token.run]));
  const first = tokens.findIndex(isPlaceholder);
  const last = tokens.findLastIndex(isPlaceholder);
  const whole = first >= 0 && runs.every((run) => /^(0+|#+|[?]+)$/.test(run));
  const zeros = runs.reduce((sum, run) => sum + (run.startsWith('0') ? run.length : 0), 0);
  const text = literalsOf(tokens);
  const unknown = runs.some((run) => !known.test(run));
  const signInText = isForNegatives(section, all, index);
  return {
    tokens,
    condition,
    digits: first >= 0,
    zero: runs.some((run) => /^(general|0+)$/i.test(run)),
    words: text.trim(),
    unknown,
    whole,
    pads: whole && zeros > 1,
    addsDigits: first >= 0 && !unknown && addsDigits(tokens, first, last, whole),
    thousands: [
      ...runs
        .join('')
        .replaceAll('%', '')
        .matchAll(/(?<!,),+(?=[.]|$)/g),
    ].reduce((sum, [commas]) => sum + commas.length, 0),
    percentSign: text.includes('%') && !runs.includes('%'),
    signInText,
    losesSign: signInText && looks(section) === looks(all.find((_, other) => other !== index) ?? section),
  };
}

/** A digit that stands apart, or in a unit (`km2`), is no part of the number. */
function addsDigits(tokens: readonly FormatToken[], first: number, last: number, whole: boolean): boolean {
  const front = literalsOf(tokens.slice(0, first));
  const between = literalsOf(tokens.slice(first, last));
  const behind = literalsOf(tokens.slice(last));
  return (whole ? /[0-9]/ : /[0-9][-.,/\s]?$/).test(front) || /[0-9]/.test(between) || /^[-.,/\s]?[0-9]/.test(behind);
}

function isPlaceholder(token: FormatToken): boolean {
  return !isLiteral(token) && placeholders.test(token.run);
}

function isForNegatives({ condition }: FormatSection, all: readonly FormatSection[], index: number): boolean {
  if (condition !== undefined) return condition.operator.startsWith('<') && condition.operator !== '<>' && condition.value <= 0;
  return index === 1 && all[0]?.condition === undefined;
}

/** Brackets, a minus, any other text and a colour all tell a negative number from a positive one. */
function looks({ tokens, colour }: FormatSection): string {
  return `${colour} ${literalsOf(tokens).replaceAll(/\s/g, '')}`;
}

function isPlain({ condition, digits, zero, words, thousands, percentSign, losesSign, ...section }: NumberSection, index: number): boolean {
  if (section.pads || section.addsDigits || thousands > 0 || percentSign || losesSign) return false;
  if (digits && (zero || section.unknown)) return true;
  return index === 2 && condition === undefined && showsDash(words);
}

/** Zero as a dash is how tables write it. */
export function showsDash(words: string): boolean {
  return dash.test(words);
}

/** The text as it is, whatever stands around it apart from digits. */
function isPlainText(tokens: readonly FormatToken[]): boolean {
  const at = tokens.findIndex((token) => !isLiteral(token) && token.run === '@');
  return at >= 0 && !addsDigits(tokens, at, at, false);
}
