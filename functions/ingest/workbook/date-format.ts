/** What a number format shows of a serial number: a date, a time of day, both, or a span of time; seconds perhaps with fractions. */
export type DateFormat = {
  readonly date: boolean;
  readonly time: boolean;
  /** `[h]:mm`: hours go on beyond 24. */
  readonly elapsed: boolean;
  readonly fractions: boolean;
};

/** Undefined for numbers and text. */
export type CellFormat = DateFormat | 'percent' | undefined;

const date: DateFormat = { date: true, time: false, elapsed: false, fractions: false };
const time: DateFormat = { date: false, time: true, elapsed: false, fractions: false };

/** ECMA-376 part 1, 18.8.30 (numFmt): the formats that a file need not spell out, East Asian ones included. */
export function builtInFormat(id: number): CellFormat {
  if (id === 9 || id === 10) return 'percent';
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
  if (!hasTime && !hasDate) return letters.includes('%') ? 'percent' : undefined;
  return { date: hasDate, time: hasTime, elapsed, fractions: /s\]?[.,]0/.test(letters) };
}
