import { limits } from '../../limits.ts';
import { groupLine, type SetAsideLog, setAsideRow } from '../accounting/set-aside.ts';
import { cellSeparator, type Finding, type SkipReason, separator } from '../normal-form/form.ts';
import { findFooter, type LoneRow } from '../table/footer.ts';
import { groupsRead } from '../table/group-words.ts';
import { labelText } from '../table/label-text.ts';
import type { TablePlan } from './table-plan.ts';

type Line = Omit<LoneRow, 'spansTable'> & { readonly line: number };

/** Lines that name the group of the records below them, each of which gets it as its last cell. */
export type GroupLines = {
  /** A record with one filled cell: its line, or the footer. */
  readonly hold: (line: Line) => void;
  /** True for the header once more, between two groups. */
  readonly takesHeader: (line: number, text: string) => boolean;
  /** Writes the group behind a record's cells; gives where they end then. */
  readonly append: (output: Uint8Array, end: number) => number;
  readonly finish: () => void;
  readonly warnings: () => readonly Finding[];
};

/** For a table that has groups; undefined for any other. */
export function createGroupLines(
  { groups, headerCells, nameWords }: TablePlan,
  setAside: SetAsideLog,
  skip: (line: number, reason: SkipReason) => void,
): GroupLines | undefined {
  if (groups === undefined) return undefined;
  const { label, first } = groups;
  const header = new Set(headerCells.map((cells) => cells.join(separator)));
  let waiting: Line[] = [];
  let group = Buffer.from(first);
  let lines = first === '' ? 0 : 1;

  function settle(): void {
    for (const { line, text } of waiting) {
      lines++;
      skip(line, 'title');
      setAside.add(groupLine(line, [text], label));
      group = Buffer.from(labelText(text).slice(0, limits.maxLabelCharacters));
    }
    waiting = [];
  }

  return {
    hold(line) {
      waiting.push(line);
      if (waiting.length > limits.maxFooterRows) settle();
    },
    takesHeader(line, text) {
      if (!header.has(text)) return false;
      skip(line, 'repeated-header');
      setAside.add(setAsideRow(line, 'repeated-header', text.split(separator)));
      return true;
    },
    append(output, end) {
      settle();
      output[end] = cellSeparator;
      output.set(group, end + 1);
      return end + 1 + group.length;
    },
    finish() {
      const { from, signed } = findFooter(
        waiting.map((one) => ({ ...one, spansTable: false })),
        nameWords,
      );
      for (const [index, { line, text }] of waiting.splice(from).entries()) {
        const reason = from + index >= signed ? 'signature' : 'note';
        skip(line, reason);
        setAside.add(setAsideRow(line, reason, [text]));
      }
      settle();
    },
    warnings: () => [groupsRead(label, lines)],
  };
}
