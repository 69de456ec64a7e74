import type { CellFormat } from './date-format.ts';
import { type FormatToken, isLiteral } from './format-tokens.ts';
import { longNumberShown, numberText } from './number-text.ts';

/**
 * What Excel shows of a cell, where that says something else than what the cell holds:
 * `zeros`: digits that the format adds (123 under `00000` is 00123);
 * `no-year` and `no-day`: a date without them (`5-Sep`, `Sep-21`): what was typed may have been no date;
 * `early`: the number of a date in 1900: a quantity whose cell has the format of dates by mistake shows one;
 * `long`: a whole number of sixteen digits and more, whose last ones Excel does not keep;
 * `format`: the same value with other signs around it, in a column where the others are shown, too.
 */
export type ShownCell = { readonly kind: 'zeros' | 'no-year' | 'no-day' | 'early' | 'long' | 'format'; readonly text: string };

/** `text` is what the number cell was read as (row-builder.ts), `stored` what the file writes. Undefined where what is shown says the same. */
export function shownCell(text: string, format: CellFormat, stored: string): ShownCell | undefined {
  if (format?.kind === 'padded') return paddedCell(text, format.tokens) ?? longCell(text);
  if (format?.kind === 'date') return earlyDate(text, stored) ?? (format.shown === undefined ? undefined : dateCell(text, format.shown));
  return longCell(text);
}

function longCell(text: string): ShownCell | undefined {
  const shown = longNumberShown(text);
  return shown === undefined ? undefined : { kind: 'long', text: shown };
}

const wholeNumber = /^[0-9]{1,15}$/;

/** The digits fill the placeholders from the right; what is left over goes to the first. */
function paddedCell(text: string, tokens: readonly FormatToken[]): ShownCell | undefined {
  if (!wholeNumber.test(text)) return undefined;
  let rest = text;
  let shown = '';
  for (const [index, token] of [...tokens.entries()].toReversed()) {
    if (isLiteral(token)) {
      shown = token.literal + shown;
      continue;
    }
    const isFirst = !tokens.slice(0, index).some((before) => !isLiteral(before));
    const digits = isFirst ? rest : rest.slice(-token.run.length);
    rest = isFirst ? '' : rest.slice(0, -token.run.length);
    shown = digits.padStart(token.run.length, filler(token.run)).replace(/^ +/, '') + shown;
  }
  if (shown === text) return undefined;
  return { kind: shown.replaceAll(/[^0-9]/g, '') === text ? 'format' : 'zeros', text: shown };
}

function filler(run: string): string {
  return run.startsWith('0') ? '0' : ' ';
}

const dateOf1900 = /^1900-[0-9]{2}-[0-9]{2}$/;

function earlyDate(text: string, stored: string): ShownCell | undefined {
  return dateOf1900.test(text) ? { kind: 'early', text: numberText(stored) } : undefined;
}

const dateText = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/;
const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const shortNameLetters = 3;

/** In English: a file does not say in which language its Excel shows months. */
function dateCell(text: string, { kind, tokens }: ShownDate): ShownCell | undefined {
  const [, year = '', month = '', day = ''] = dateText.exec(text) ?? [];
  if (year === '') return undefined;
  const shown = tokens.map((token) => (isLiteral(token) ? token.literal : datePart(token.run.toLowerCase(), { year, month, day })));
  return { kind, text: shown.join('').trim() };
}

/** How a date is shown that lacks its year or its day. */
export type ShownDate = { readonly kind: 'no-year' | 'no-day'; readonly tokens: readonly FormatToken[] };

/** Undefined for a format that shows day, month and year, or days of the week. */
export function shownDate(tokens: readonly FormatToken[] | undefined): ShownDate | undefined {
  if (tokens === undefined) return undefined;
  const runs = tokens.flatMap((token) => (isLiteral(token) ? [] : [token.run.toLowerCase()]));
  const shows = (letter: string) => runs.some((run) => run.startsWith(letter));
  if (runs.some((run) => !/^(d{1,2}|m{1,4}|y+|[/.,@])$/.test(run))) return undefined;
  if (!shows('y')) return { kind: 'no-year', tokens };
  return shows('d') && shows('m') ? undefined : { kind: 'no-day', tokens };
}

type DateParts = { readonly year: string; readonly month: string; readonly day: string };

function datePart(run: string, { year, month, day }: DateParts): string {
  if (run.startsWith('y')) return run.length > 2 ? year : year.slice(2);
  if (run.startsWith('d')) return run.length > 1 ? day : String(Number(day));
  if (!run.startsWith('m')) return run === '@' ? '' : run;
  const name = months[Number(month) - 1] ?? '';
  if (run.length >= shortNameLetters) return run.length === shortNameLetters ? name.slice(0, shortNameLetters) : name;
  return run.length > 1 ? month : String(Number(month));
}
