import { type CellMark, shareMark, typedMark } from '../normal-form/form.ts';
import type { CellFormat } from './date-format.ts';
import { isPlainInteger } from './number-text.ts';
import type { StoredCell } from './row-builder.ts';

const number = /^-?[0-9]+([.][0-9]+)?$/;
/** What number-text.ts, serial-text.ts and row-builder.ts write of a typed cell. */
const canonical = /^(-?[0-9]+[.][0-9]+|[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9:.]+)?|[0-9]{2,}:[0-9]{2}:[0-9]{2}([.][0-9]+)?|TRUE|FALSE)$/;

/**
 * The mark of a cell whose text is `text`. Whole numbers are read alike in every style, and a long number in Excel's exponents is no value
 * any more, so neither has one.
 */
export function markOf({ type }: StoredCell, text: string, format: CellFormat): CellMark {
  if (type !== '' && type !== 'b' && type !== 'd') return 0;
  if (format === 'percent' && type === '' && number.test(text)) return shareMark;
  return !isPlainInteger(text) && canonical.test(text) ? typedMark : 0;
}
