import type { CellFormat } from './date-format.ts';
import { type FormatToken, isLiteral } from './format-tokens.ts';
import { longNumberShown, numberText } from './number-text.ts';
import { dateShown, type ShownDate } from './shown-date.ts';

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
  if (format?.kind === 'date') return earlyDate(text, stored) ?? shortDate(text, format.shown);
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

function shortDate(text: string, format: ShownDate | undefined): ShownCell | undefined {
  const shown = format && dateShown(text, format);
  return format === undefined || shown === undefined ? undefined : { kind: format.kind, text: shown };
}
