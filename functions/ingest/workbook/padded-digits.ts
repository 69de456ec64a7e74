import { type FormatToken, isLiteral, literalsOf } from './format-tokens.ts';
import type { NumberSection } from './number-format.ts';

/** Decimal places of a format: Excel shows no more. */
const mostPlaces = 30;
const wholeNumber = /^[0-9]{1,15}$/;

/** The number as a section shows it that fills it up with zeros or adds digits to it; undefined where zeros alone are no matter: of negatives and fractions. */
export function paddedDigits(text: string, { tokens, whole, addsDigits }: NumberSection): string | undefined {
  if (whole && wholeNumber.test(text)) return filled(text, tokens);
  if (!addsDigits) return undefined;
  const sign = text.startsWith('-') ? '-' : '';
  const digits = sign === '' ? text : text.slice(1);
  return sign + (whole ? filled(Number(digits).toFixed(0), tokens) : between(digits, tokens));
}

/** The digits fill the placeholders from the right; what is left over goes to the first. */
function filled(text: string, tokens: readonly FormatToken[]): string {
  const first = tokens.findIndex((token) => !isLiteral(token));
  let rest = text;
  let shown = '';
  for (const [index, token] of [...tokens.entries()].toReversed()) {
    if (isLiteral(token)) {
      shown = token.literal + shown;
      continue;
    }
    const digits = index === first ? rest : rest.slice(-token.run.length);
    rest = index === first ? '' : rest.slice(0, -token.run.length);
    shown = digits.padStart(token.run.length, filler(token.run)).replace(/^ +/, '') + shown;
  }
  return shown;
}

/** Digits between two commas. */
const groupDigits = 3;

function filler(run: string): string {
  return run.startsWith('0') ? '0' : ' ';
}

/** Rounded to the places of the format and grouped as it says, its texts before and behind. */
function between(digits: string, tokens: readonly FormatToken[]): string {
  const isRun = (token: FormatToken) => !isLiteral(token);
  const [first, last] = [tokens.findIndex(isRun), tokens.findLastIndex(isRun)];
  const runs = tokens.flatMap((token) => (isLiteral(token) ? [] : [token.run])).join('');
  const places = /general/i.test(runs) ? undefined : (runs.split('.')[1] ?? '').replaceAll(/[^0#?]/g, '').length;
  const rounded = places === undefined ? digits : Number(digits).toFixed(Math.min(places, mostPlaces));
  const grouped = /[0#?],+[0#?]/.test(runs) ? inThousands(rounded) : rounded;
  return literalsOf(tokens.slice(0, first)) + grouped + literalsOf(tokens.slice(last));
}

function inThousands(number: string): string {
  const point = number.indexOf('.');
  let at = point < 0 ? number.length : point;
  let grouped = number.slice(at);
  for (; at > groupDigits && /[0-9]/.test(number[at - groupDigits - 1] ?? ''); at -= groupDigits)
    grouped = `,${number.slice(at - groupDigits, at)}${grouped}`;
  return number.slice(0, at) + grouped;
}
