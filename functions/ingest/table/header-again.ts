import type { SetAsideReason, SetAsideRow } from '../../model/normal-form.ts';
import { textOfRow } from '../accounting/set-aside.ts';
import { isNamedNote } from './around-table.ts';
import type { LoneRow } from './footer.ts';
import { isLabelAgain, labelText, sayTheSame } from './label-text.ts';

/** What a printed report writes above each page. */
const page = /^(halaman|hal\.?|page)\s*\d+/i;

/** True for a row that says the same as a row of the header: printed again on each page. */
export function createHeaderComparison(header: readonly (readonly string[])[]) {
  const starts = header.map((cells) => labelText(firstText(cells)));
  const initials = new Set(starts.map((text) => text.charAt(0)));
  return (cells: readonly string[], first = firstText(cells)): boolean => {
    // Asked of every row: few begin like a header, and only of those a label is made.
    const mayBegin = first.startsWith('\uFEFF') || initials.has(first.trimStart().charAt(0));
    return mayBegin && starts.some((start) => isLabelAgain(first, start)) && header.some((own) => sayTheSame(cells, own));
  };
}

function firstText(cells: readonly string[]): string {
  return cells.find((cell) => cell.trim() !== '') ?? '';
}

/**
 * Of the rows right above a repeated header, those that are certainly no data: the titles of the first page once more, a page number, and
 * above these the source or note of the page before. They are the last of `rows`, from `from` on.
 */
export function titlesAgain(
  rows: readonly LoneRow[],
  titles: readonly SetAsideRow[],
): { readonly from: number; readonly reasons: readonly SetAsideReason[] } {
  const known = new Set(titles.map(({ text }) => labelText(text)));
  const isTitle = ({ text }: LoneRow) => known.has(labelText(textOfRow([text]))) || page.test(text.trim());
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
