import type { CellFormat } from './date-format.ts';
import { longNumberShown, numberText } from './number-text.ts';
import { dateShown, type ShownDate } from './shown-date.ts';
import type { ShownCell } from './shown-kind.ts';
import { shownNumber, shownOfText } from './shown-number.ts';

/** `text` is what the number cell was read as (row-builder.ts), `stored` what the file writes. Undefined where what is shown says the same. */
export function shownCell(text: string, format: CellFormat, stored: string): ShownCell | undefined {
  if (format?.kind === 'odd') return shownNumber(text, format.odd, format) ?? longCell(text);
  if (format?.kind === 'date') return earlyDate(text, stored) ?? shortDate(text, format.shown);
  return longCell(text);
}

/** The same of a cell that holds a text. */
export function shownTextCell(text: string, format: CellFormat): ShownCell | undefined {
  return format?.kind === 'odd' ? shownOfText(text, format.odd) : undefined;
}

function longCell(text: string): ShownCell | undefined {
  const shown = longNumberShown(text);
  return shown === undefined ? undefined : { kind: 'long', text: shown };
}

const dateOf1900 = /^1900-[0-9]{2}-[0-9]{2}$/;

function earlyDate(text: string, stored: string): ShownCell | undefined {
  return dateOf1900.test(text) ? { kind: 'early', text: numberText(stored) } : undefined;
}

function shortDate(text: string, format: ShownDate | undefined): ShownCell | undefined {
  const shown = format && dateShown(text, format);
  return format === undefined || shown === undefined ? undefined : { kind: format.kind, text: shown };
}
