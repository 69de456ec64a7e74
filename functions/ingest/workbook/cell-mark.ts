import { type CellMark, shareMark, typedMark } from '../../model/normal-form.ts';
import { type CellFormat, isShare } from './date-format.ts';
import { isPlainInteger } from './number-text.ts';

const number = /^-?[0-9]+([.][0-9]+)?$/;
/** What number-text.ts, serial-text.ts and row-builder.ts write of a typed cell. */
const canonical = /^(-?[0-9]+[.][0-9]+|[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9:.]+)?|[0-9]{2,}:[0-9]{2}:[0-9]{2}([.][0-9]+)?|TRUE|FALSE)$/;

/**
 * The mark of a cell of this type (`StoredCell`'s) whose text is `text`. Whole numbers are read alike in every style, and a long number in
 * Excel's exponents is no value any more, so neither has one.
 */
export function markOf(type: string, text: string, format: CellFormat): CellMark {
  if (type !== '' && type !== 'b' && type !== 'd') return 0;
  if (type === '' && isShare(format) && number.test(text)) return shareMark;
  return !isPlainInteger(text) && canonical.test(text) ? typedMark : 0;
}

/** The marks of one row after another. Rows of a table mostly have the same, and then share one list. */
export type RowMarks = {
  set(index: number, mark: CellMark): void;
  clear(): void;
  /** Undefined where no cell of the row has one. */
  ofRow(): readonly CellMark[] | undefined;
};

export function createRowMarks(): RowMarks {
  const marks: CellMark[] = [];
  let width = 0;
  let before: readonly CellMark[] = [];
  return {
    set(index, mark) {
      while (marks.length <= index) marks.push(0);
      marks[index] = mark;
      width = Math.max(width, index + 1);
    },
    clear() {
      marks.fill(0, 0, width);
      width = 0;
    },
    ofRow() {
      if (width === 0) return undefined;
      if (before.length !== width || before.some((mark, index) => mark !== marks[index])) before = marks.slice(0, width);
      return before;
    },
  };
}
