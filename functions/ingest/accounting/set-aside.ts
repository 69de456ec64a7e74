import { limits } from '../../limits.ts';
import type { SetAside, SetAsideReason, SetAsideRow } from '../../model/normal-form.ts';
import { firstCharacters } from '../shown-text.ts';
import type { GroupLabel } from '../table/group-messages.ts';
import { groupLineMessage, setAsideMessage } from './set-aside-messages.ts';

const between = ' | ';

/** The filled cells of a row, side by side, cut to what is kept of a text that a report may show. */
export function textOfRow(cells: readonly string[]): string {
  let text = '';
  for (const cell of cells) {
    if (cell.trim() === '') continue;
    text += text === '' ? cell.trim() : `${between}${cell.trim()}`;
    if (text.length > 2 * limits.keptCellCharacters) break;
  }
  return firstCharacters(text, limits.keptCellCharacters);
}

/** A row with `cells` that is set aside for `reason`. */
export function setAsideRow(rowNumber: number, reason: SetAsideReason, cells: readonly string[]): SetAsideRow {
  return { rowNumber, text: textOfRow(cells), reason, message: setAsideMessage(reason, rowNumber) };
}

/** A line that names a group, as the column `label` of the rows below it. */
export function groupLine(rowNumber: number, cells: readonly string[], label: GroupLabel): SetAsideRow {
  return { ...setAsideRow(rowNumber, 'title', cells), message: groupLineMessage(rowNumber, label) };
}

/** The titles of a table whose last one, right above the header, names the first group. */
export function withFirstGroup(
  titles: readonly SetAsideRow[],
  groups: { readonly label: GroupLabel; readonly first: string } | undefined,
): readonly SetAsideRow[] {
  const last = titles.at(-1);
  if (groups === undefined || groups.first === '' || last === undefined) return titles;
  return [...titles.slice(0, -1), { ...last, message: groupLineMessage(last.rowNumber, groups.label) }];
}

/** Rows that are set aside, in any order; memory is bounded. */
export type SetAsideLog = { readonly add: (row: SetAsideRow) => void; readonly result: () => SetAside };

export function createSetAside(first: readonly SetAsideRow[] = []): SetAsideLog {
  const listed = first.slice(0, limits.maxSetAsideListed);
  let count = first.length;
  return {
    add(row) {
      if (listed.length < limits.maxSetAsideListed) listed.push(row);
      count++;
    },
    result: () => ({ listed: inFileOrder(listed), count }),
  };
}

/** `setAside` and more rows that were taken out later. */
export function withSetAside({ listed, count }: SetAside, more: readonly SetAsideRow[]): SetAside {
  return { listed: inFileOrder([...listed, ...more]).slice(0, limits.maxSetAsideListed), count: count + more.length };
}

function inFileOrder(rows: readonly SetAsideRow[]): SetAsideRow[] {
  return rows.toSorted((one, other) => one.rowNumber - other.rowNumber);
}
