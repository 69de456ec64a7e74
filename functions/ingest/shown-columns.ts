import { limits } from '../limits.ts';
import type { CellMark } from '../model/normal-form.ts';
import type { Field } from '../standards/standard.ts';
import { isWithinExcelDigits } from './workbook/number-text.ts';
import type { ShownCell, ShownKind } from './workbook/shown-kind.ts';
import type { SheetRow } from './workbook/workbook.ts';

/** A cell as it is held and as it is shown. */
export type ShownExample = { readonly held: string; readonly shown: string };

/** The cells of a column of one kind: how many, the row of the first, and the first two. */
export type ShownCells = { readonly cells: number; readonly firstRow: number; readonly examples: readonly ShownExample[] };

/** What a column shows that it doesn't hold. */
export type ShownFacts = {
  readonly kinds: ReadonlyMap<ShownKind, ShownCells>;
  /** Of the cells of kind `long`, those whose digits behind the fifteenth are zeros or unknown. */
  readonly cut: number;
};

/** Such a column of the table, and what may settle how it is read. */
export type ShownColumn = {
  readonly label: string;
  readonly fieldNumber: number;
  readonly fieldName: string;
  /** The standard's, where it knows the column. */
  readonly field: Field | undefined;
  readonly facts: ShownFacts;
};

/** By column of the sheet, from 0: the kinds of cells that are read as they are shown. */
export type ShownChoices = ReadonlyMap<number, ReadonlySet<ShownKind>>;

/** Looks at each row on its way, and reads what was chosen as it is shown. */
export type ShownColumns = {
  readonly take: (row: SheetRow) => SheetRow;
  /** By column of the sheet, from 0. */
  readonly facts: () => ReadonlyMap<number, ShownFacts>;
};

type Counted = { cells: number; readonly firstRow: number; readonly examples: ShownExample[] };
type Counting = { readonly kinds: Map<ShownKind, Counted>; cut: number };

export function createShownColumns(choices: ShownChoices): ShownColumns {
  const columns = new Map<number, Counting>();

  function count(index: number, row: number, held: string, { kind, text }: ShownCell): void {
    const facts = columns.get(index) ?? { kinds: new Map<ShownKind, Counted>(), cut: 0 };
    columns.set(index, facts);
    const counted = facts.kinds.get(kind) ?? { cells: 0, firstRow: row, examples: [] };
    facts.kinds.set(kind, counted);
    counted.cells++;
    if (kind === 'long' && isWithinExcelDigits(held)) facts.cut++;
    if (counted.examples.length < limits.shownExamples) counted.examples.push({ held, shown: text });
  }

  return {
    take(row) {
      if (row.shown === undefined) return row;
      const { rowNumber } = row;
      const cells = [...row.cells];
      const marks = [...(row.marks ?? [])];
      for (const [index, shown] of row.shown.entries()) {
        if (shown === undefined) continue;
        count(index, rowNumber, cells[index] ?? '', shown);
        if (choices.get(index)?.has(shown.kind) !== true) continue;
        cells[index] = shown.text;
        setMark(marks, index, shown.mark ?? 0);
      }
      return marks.length === 0 ? { rowNumber, cells } : { rowNumber, cells, marks };
    },
    facts: () => columns,
  };
}

function setMark(marks: CellMark[], index: number, mark: CellMark): void {
  if (mark === 0 && index >= marks.length) return;
  while (marks.length < index) marks.push(0);
  marks[index] = mark;
}

/** How many cells of the column are of this kind. */
export function cellsOf({ facts }: Pick<ShownColumn, 'facts'>, kind: ShownKind): number {
  return facts.kinds.get(kind)?.cells ?? 0;
}
