import { formatTokens } from './format-tokens.ts';
import { type NumberFormat, numberFormat } from './number-format.ts';
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

/** A format of numbers that may show something else than they are; `share` of one that shows them as percentages. */
type OddFormat = { readonly kind: 'odd'; readonly odd: NumberFormat; readonly share: boolean };

type PercentFormat = { readonly kind: 'percent' };

/** Undefined for numbers and text that are shown as they are. */
export type CellFormat = DateFormat | OddFormat | PercentFormat | undefined;

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
  if (!hasTime && !hasDate) return formatOfNumbers(code, letters.includes('%'));
  const shown = hasTime ? undefined : shownDate(formatTokens(code));
  return { kind: 'date', date: hasDate, time: hasTime, elapsed, fractions: /s\]?[.,]0/.test(letters), shown };
}

function formatOfNumbers(code: string, share: boolean): CellFormat {
  const odd = numberFormat(code);
  if (odd !== undefined) return { kind: 'odd', odd, share };
  return share ? percent : undefined;
}

/** Whether a number is shown as a percentage: `0.05` as 5%. */
export function isShare(format: CellFormat): boolean {
  return format?.kind === 'percent' || (format?.kind === 'odd' && format.share);
}
