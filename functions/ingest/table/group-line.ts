import type { SetAsideRow } from '../../model/normal-form.ts';
import { isNumber } from './cell-kind.ts';
import type { LoneRow } from './footer.ts';
import type { Groups } from './groups.ts';
import { titlesAgain } from './header-again.ts';
import { labelText } from './label-text.ts';

/** A row with one filled cell, which stands in `column`, from 0. */
export type PlacedLoneRow = LoneRow & { readonly column: number };
export type LoneRowKind = 'group' | 'title' | 'note' | 'data';

/** True for a row whose one text, in `column`, may name the group of the rows below it. */
function isGroupLine(text: string, column: number, groups: Pick<Groups, 'column'>): boolean {
  return column === groups.column && !isNumber(text);
}

/** What the rows below a group line get as their last cell: the whole name, since two names may differ at their ends alone. */
export const groupName = labelText;

/**
 * What the lone rows are that stand right above a row, or above the header printed once more: only the last of them can name a group, and
 * one without rows of its own is data. `titles` is what stands above the first header.
 */
export function kindsOfLoneRows(
  rows: readonly PlacedLoneRow[],
  groups: Groups | undefined,
  below: 'row' | 'header',
  titles: readonly SetAsideRow[],
): readonly LoneRowKind[] {
  const kinds = rows.map((): LoneRowKind => 'data');
  const others = titles.filter(({ text }) => groups === undefined || labelText(text) !== groups.first);
  const takeTitles = (end: number): number => {
    if (below === 'row') return end;
    const { from, reasons } = titlesAgain(rows.slice(0, end), others);
    for (const [index, reason] of reasons.entries()) kinds[from + index] = reason === 'note' ? 'note' : 'title';
    return from;
  };
  const end = takeTitles(rows.length);
  const last = rows[end - 1];
  if (groups === undefined || last === undefined || !isGroupLine(last.text, last.column, groups)) return kinds;
  kinds[end - 1] = 'group';
  takeTitles(end - 1);
  return kinds;
}
