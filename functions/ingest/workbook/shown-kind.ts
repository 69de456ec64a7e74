import type { CellMark } from '../../model/normal-form.ts';

/**
 * What Excel shows of a cell, where that says something else than what the cell holds:
 * `zeros`: digits that the format adds (123 under `00000` is 00123), and `digits` where they make another number (12 under `0"00"` is 1200);
 * `scaled`: a number divided by thousands (`#,##0,`), `percent`: one with a percent sign that divides nothing (`0"%"`), `unsigned`: one without its minus (`0;0`);
 * `word`: a text instead of the number (`[=1]"Ya"`), `hidden`: nothing instead of it (`;;;`);
 * `no-year` and `no-day`: a date without them (`5-Sep`, `Sep-21`): what was typed may have been no date;
 * `early`: the number of a date in 1900: a quantity whose cell has the format of dates by mistake shows one;
 * `long`: a whole number of sixteen digits and more, whose last ones Excel does not keep;
 * `raised`: a number and a sign above the line beside it, `struck`: a part that is struck out; `raised-text`: such a sign beside a text (rich-text.ts);
 * `format`: the same value with other signs around it, in a column where the others are shown, too.
 */
export type ShownKind =
  | 'zeros'
  | 'digits'
  | 'scaled'
  | 'percent'
  | 'unsigned'
  | 'word'
  | 'hidden'
  | 'no-year'
  | 'no-day'
  | 'early'
  | 'long'
  | 'raised'
  | 'raised-text'
  | 'struck'
  | 'format';

/** `mark` is that of `text`: absent for a text, and for whole numbers. */
export type ShownCell = { readonly kind: ShownKind; readonly text: string; readonly mark?: CellMark };
