import { textOfRow } from '../accounting/set-aside.ts';
import type { SetAsideReason, SetAsideRow } from '../normal-form/form.ts';
import { isNamedNote } from './around-table.ts';
import type { LoneRow } from './footer.ts';
import { labelText } from './label-text.ts';
import type { RowPlan } from './plan-rows.ts';
import type { TableRow } from './table-row.ts';

/** What a printed report writes above each page. */
const page = /^(halaman|hal\.?|page)\s*\d+/i;

/** True for a row that says the same as a row of the header: printed again on each page. */
export function createHeaderComparison({ header }: RowPlan) {
  const texts = header.map(({ cells }) => cells.map(labelText));
  // Asked of every row, so without making a label of its text.
  const firstCells = header.map(({ cells }) => cells.find((cell) => cell.trim() !== '') ?? '');
  const starts = new Set(firstCells.flatMap((cell) => [cell, labelText(cell)]));
  return ({ cells }: TableRow, first: number): boolean => {
    if (!starts.has(cells[first] ?? '')) return false;
    return texts.some((labels) => {
      for (let index = Math.max(labels.length, cells.length) - 1; index >= 0; index--) {
        if (labelText(cells[index] ?? '') !== (labels[index] ?? '')) return false;
      }
      return true;
    });
  };
}

/**
 * Of the rows right above a repeated header, those that are certainly no data: the titles of the first page once more, a page number, and
 * above these the source or note of the page before. They are the last of `rows`, from `from` on.
 */
export function titlesAgain(
  rows: readonly LoneRow[],
  titles: readonly SetAsideRow[],
): { readonly from: number; readonly reasons: readonly SetAsideReason[] } {
  const known = new Set(titles.map(({ text }) => text));
  const isTitle = ({ text }: LoneRow) => known.has(textOfRow([text])) || page.test(text.trim());
  const reasons: SetAsideReason[] = [];
  let from = rows.length;
  for (let row = rows[from - 1]; row !== undefined; row = rows[from - 1]) {
    if (isNamedNote(row.text)) reasons.unshift('note');
    else if (isTitle(row) && reasons[0] !== 'note') reasons.unshift('title');
    else break;
    from--;
  }
  return { from, reasons };
}
