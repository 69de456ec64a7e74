import type { CellMark } from '../../model/normal-form.ts';
import { markOf } from '../workbook/cell-mark.ts';
import { type CellFormat, customFormat } from '../workbook/date-format.ts';
import { numberText } from '../workbook/number-text.ts';
import { serialText } from '../workbook/serial-text.ts';
import { shownCell } from '../workbook/shown-cell.ts';
import type { ShownCell } from '../workbook/shown-kind.ts';
import { shownNumber } from '../workbook/shown-number.ts';

/** A cell of a page: its text, and what is known of it beside that. */
export type PageCell = { readonly text: string; readonly mark: CellMark; readonly shown: ShownCell | undefined };

type Attributes = Readonly<Record<string, string>>;

const numeric = /^[+-]?(\d+(?:\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;
/** What a number may look like on a page: a currency or unit around it, and in it digits and the marks between them. */
const numberOnPage = /^[^\d/:]{0,8}\d[-+\d.,'e\s]{0,40}[^\d/:]{0,8}$/iu;

/**
 * A cell that shows `text`; `struck` is that without what is struck out, where something is. Where Excel (`x:num`, `x:str`) or LibreOffice (`sdval`) wrote beside it what the cell holds, that is its value:
 * the shown text is rounded and grouped. A number whose format is not known stands for what is shown only where that is a number, too.
 */
export function pageCell(text: string, attributes: Attributes, format: CellFormat, struck?: ShownCell): PageCell {
  const { 'x:num': held = attributes.sdval, 'x:str': string } = attributes;
  if (string !== undefined && string !== '') return { text: string, mark: 0, shown: struck };
  const own = format ?? formatOfSdnum(attributes.sdnum);
  const value = held === undefined ? undefined : heldValue(held, text, own);
  if (value === undefined) return { text, mark: 0, shown: struck ?? (own?.kind === 'odd' ? shownNumber(text, own.odd, own) : undefined) };
  return { text: value, mark: markOf('', value, own), shown: shownCell(value, own, (held ?? '').trim()) };
}

function heldValue(held: string, text: string, format: CellFormat): string | undefined {
  const stored = held.trim();
  if (!numeric.test(stored)) return undefined;
  if (format?.kind === 'date') return serialText(stored, format, false);
  return numberOnPage.test(text) ? numberText(stored) : undefined;
}

/** Language, its number, and the format's code: `1033;0;00000`. */
function formatOfSdnum(sdnum: string | undefined): CellFormat {
  const code = sdnum?.split(';').slice(2).join(';') ?? '';
  return code === '' ? undefined : customFormat(code);
}
