import { type FormatToken, formatTokens, isLiteral } from './format-tokens.ts';
import { type ShownDate, shownDate } from './shown-date.ts';

/** What a number format shows of a serial number: a date, a time of day, both, or a span of time; seconds perhaps with fractions. */
export type DateFormat = {
  readonly kind: 'date';
  readonly date: boolean;
  readonly time: boolean;
  /** `[h]:mm`: hours go on beyond 24. */
  readonly elapsed: boolean;
  readonly fractions: boolean;
  /** A date alone, whose year or day the format does not show. */
  readonly shown?: ShownDate | undefined;
};

/** A format of whole numbers that adds digits to them: `00000`, `"08"0`. */
export type PaddedFormat = { readonly kind: 'padded'; readonly tokens: readonly FormatToken[] };

type PercentFormat = { readonly kind: 'percent' };

/** Undefined for numbers and text. */
export type CellFormat = DateFormat | PaddedFormat | PercentFormat | undefined;

const date: DateFormat = { kind: 'date', date: true, time: false, elapsed: false, fractions: false };
const time: DateFormat = { ...date, date: false, time: true };
const percent: PercentFormat = { kind: 'percent' };
/** Both show less than a date. */
const dayMonth: DateFormat = { ...date, shown: shownDate(formatTokens('d-mmm')) };
const monthYear: DateFormat = { ...date, shown: shownDate(formatTokens('mmm-yy')) };

/** ECMA-376 part 1, 18.8.30 (numFmt): the formats that a file need not spell out, East Asian ones included. */
export function builtInFormat(id: number): CellFormat {
  if (id === 9 || id === 10) return percent;
  if (id === 16) return dayMonth;
  if (id === 17) return monthYear;
  if (id === 22) return { ...date, time: true };
  if (id === 46) return { ...time, elapsed: true };
  if (id === 47) return { ...time, fractions: true };
  if ((id >= 18 && id <= 21) || id === 45 || id === 32 || id === 33) return time;
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return date;
  return undefined;
}

/**
 * What a format code shows. Only letters outside quotes, escapes and brackets count, and only the first
 * section (the one for positive numbers). `m` beside hours or seconds is minutes.
 */
export function customFormat(code: string): CellFormat {
  const elapsed = /\[(h+|m+|s+)\]/i.test(code);
  const [section = ''] = code
    .replace(/"[^"]*"?/g, '')
    .replace(/[\\_*]./g, '')
    .replace(/\[(?!(h+|m+|s+)\])[^[\]]*\]/gi, '')
    .replace(/general/gi, '')
    .split(';');
  const letters = section.toLowerCase();
  const hasTime = /[hs]/.test(letters) || elapsed;
  const hasDate = /[yd]/.test(letters) || (letters.includes('m') && !hasTime);
  if (!hasTime && !hasDate) return letters.includes('%') ? percent : paddedFormat(code);
  const shown = hasTime ? undefined : shownDate(formatTokens(code));
  return { kind: 'date', date: hasDate, time: hasTime, elapsed, fractions: /s\]?[.,]0/.test(letters), shown };
}

/** Two zeros or more, or a digit in front, and no sign of a fraction, of thousands or of an exponent. */
function paddedFormat(code: string): PaddedFormat | undefined {
  const tokens = formatTokens(code);
  if (tokens === undefined) return undefined;
  const first = tokens.findIndex((token) => !isLiteral(token));
  if (first < 0 || tokens.some((token) => !isLiteral(token) && !/^(0+|#+|\?+)$/.test(token.run))) return undefined;
  const zeros = tokens.reduce((sum, token) => (isLiteral(token) || !token.run.startsWith('0') ? sum : sum + token.run.length), 0);
  const digitInFront = tokens.slice(0, first).some((token) => isLiteral(token) && /[0-9]/.test(token.literal));
  return zeros > 1 || digitInFront ? { kind: 'padded', tokens } : undefined;
}
