import { limits } from '../limits.ts';
import type { Field } from '../standards/standard.ts';
import { isWithinExcelDigits } from './workbook/number-text.ts';
import type { ShownCell } from './workbook/shown-cell.ts';
import type { SheetRow } from './workbook/workbook.ts';

type Kind = ShownCell['kind'];

/** Two cells of a column, each as it is held and as it is shown, by kind. */
export type ShownExample = { readonly held: string; readonly shown: string };

/** What a column shows that it doesn't hold. */
export type ShownFacts = {
  readonly counts: Readonly<Record<Kind, number>>;
  readonly examples: Readonly<Record<Kind, readonly ShownExample[]>>;
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
export type ShownChoices = ReadonlyMap<number, ReadonlySet<Kind>>;

/** Looks at each row on its way, and reads what was chosen as it is shown: as a text. */
export type ShownColumns = {
  readonly take: (row: SheetRow) => SheetRow;
  /** By column of the sheet, from 0. */
  readonly facts: () => ReadonlyMap<number, ShownFacts>;
};

type Counting = { readonly counts: Record<Kind, number>; readonly examples: Record<Kind, ShownExample[]>; cut: number };

export function createShownColumns(choices: ShownChoices): ShownColumns {
  const columns = new Map<number, Counting>();

  function count(index: number, held: string, { kind, text }: ShownCell): void {
    const facts = columns.get(index) ?? newCounting();
    columns.set(index, facts);
    facts.counts[kind]++;
    if (kind === 'long' && isWithinExcelDigits(held)) facts.cut++;
    if (facts.examples[kind].length < limits.shownExamples) facts.examples[kind].push({ held, shown: text });
  }

  return {
    take(row) {
      if (row.shown === undefined) return row;
      const cells = [...row.cells];
      const marks = row.marks === undefined ? undefined : [...row.marks];
      for (const [index, shown] of row.shown.entries()) {
        if (shown === undefined) continue;
        count(index, cells[index] ?? '', shown);
        if (choices.get(index)?.has(shown.kind) !== true) continue;
        cells[index] = shown.text;
        if (marks !== undefined && index < marks.length) marks[index] = 0;
      }
      const { rowNumber } = row;
      return marks === undefined ? { rowNumber, cells } : { rowNumber, cells, marks };
    },
    facts: () => columns,
  };
}

function newCounting(): Counting {
  return {
    counts: { zeros: 0, 'no-year': 0, 'no-day': 0, early: 0, long: 0, format: 0 },
    examples: { zeros: [], 'no-year': [], 'no-day': [], early: [], long: [], format: [] },
    cut: 0,
  };
}
