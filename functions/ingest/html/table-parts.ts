import { limits } from '../../limits.ts';
import type { MergedRange, SheetRow } from '../workbook/workbook.ts';

/** What is known of a table once the page is through. */
export type TableShape = {
  readonly table: number;
  /** The cell that it stands in, where that is another table's. */
  readonly parent: { readonly table: number; readonly rowNumber: number; readonly column: number } | undefined;
  caption: string;
  /** Rows, those that a cell reaches into counted. */
  height: number;
  width: number;
  /** Rows in which some cell of its own holds text, and the cells of the widest of them. */
  filledRows: number;
  filledWidth: number;
  /** Whether the table itself is not shown; rows with text that are not, and the first of them; columns of which a cell is not, from 1. */
  readonly hidden: boolean;
  hiddenRows: number;
  firstHiddenRow: number | undefined;
  readonly hiddenColumns: Set<number>;
  /** Cells with something to fill in. */
  controls: number;
  /** Rows in which other tables stand and no text of its own. */
  readonly layoutRows: Set<number>;
  readonly merged: MergedRange[];
  /** Its first rows, and whether they are all. */
  readonly sample: SheetRow[];
  complete: boolean;
};

/** Where a table's first cell lies in the part. */
export type Placed = { readonly shape: TableShape; readonly rowOffset: number; readonly columnOffset: number };

/** What the clerk sees as one table: mostly it is one. */
export type TablePart = { readonly name: string; readonly members: readonly Placed[] };

/**
 * The tables of a page. BPS and others freeze panes with a table of tables: names at the left, numbers at the right, each with a header
 * of its own. Where those in one row are equally high, row for row, they are one table again.
 */
export function findParts(shapes: readonly TableShape[]): TablePart[] {
  const joined = new Map<number, TablePart>();
  for (const group of layoutRows(shapes)) {
    const part = joinPanes(group, shapes);
    if (part !== undefined) for (const { shape } of part.members) joined.set(shape.table, part);
  }
  const parts = shapes.flatMap((shape) => joined.get(shape.table) ?? (shape.filledRows > 0 ? [single(shape)] : []));
  return [...new Set(parts)];
}

function single(shape: TableShape): TablePart {
  return { name: nameOf(shape.table, shape.caption), members: [{ shape, rowOffset: 0, columnOffset: 0 }] };
}

function nameOf(table: number, caption: string): string {
  return caption === '' ? `tabel ${table + 1}` : caption.slice(0, limits.maxSheetNameCharacters);
}

/** Tables that stand in one row of another table, which holds no text there itself. */
function layoutRows(shapes: readonly TableShape[]): TableShape[][] {
  const inner = shapes.filter(({ parent }) => parent !== undefined && shapes[parent.table]?.layoutRows.has(parent.rowNumber));
  return [...Map.groupBy(inner, ({ parent }) => `${parent?.table} ${parent?.rowNumber}`).values()];
}

function joinPanes(group: readonly TableShape[], shapes: readonly TableShape[]): TablePart | undefined {
  const panes = [...Map.groupBy(group, ({ parent }) => parent?.column).values()];
  const heights = new Set(panes.map((pane) => pane.reduce((sum, { height }) => sum + height, 0)));
  const [height = 0] = heights;
  const isLayout = group.some(({ table }) => shapes.some(({ parent }) => parent?.table === table));
  if (panes.length < 2 || heights.size > 1 || height < 2 || height > limits.maxJoinedRows || isLayout) return undefined;
  const members: Placed[] = [];
  let columnOffset = 0;
  for (const pane of panes) {
    let rowOffset = 0;
    for (const shape of pane) {
      members.push({ shape, rowOffset, columnOffset });
      rowOffset += shape.height;
    }
    columnOffset += Math.max(...pane.map(({ width }) => width));
  }
  return { name: nameOf(group[0]?.parent?.table ?? 0, ''), members };
}
