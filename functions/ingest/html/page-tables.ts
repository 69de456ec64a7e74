import { Parser } from 'htmlparser2';
import { limits } from '../../limits.ts';
import type { MergedRange, SheetRow } from '../workbook/workbook.ts';
import { WorkbookFault } from '../workbook/workbook-fault.ts';
import { type CellText, createCellText } from './cell-text.ts';
import { rowTooLong, tooDeep, tooManyTables } from './messages.ts';
import { pageCell } from './page-cell.ts';
import { createPageStyles, type ElementStyle } from './page-styles.ts';
import { createGrid, type Grid } from './table-grid.ts';

/** What is told of the tables of a page, in the order in which they begin; the first is 0. */
export type PageEvents = {
  /** `parent` is the cell of another table that it stands in. `hidden`: whether it, or what it stands in, is not shown. */
  readonly onTable?: (table: number, parent: PlaceInTable | undefined, hidden: boolean) => void;
  readonly onCaption?: (table: number, text: string) => void;
  readonly onRow?: (table: number, row: SheetRow, hidden: boolean) => void;
  /** A column, from 1, of which a cell is not shown; may be told for each cell. */
  readonly onHiddenColumn?: (table: number, column: number) => void;
  readonly onMerged?: (table: number, range: MergedRange) => void;
  /** A cell with something to fill in. */
  readonly onControl?: (table: number) => void;
};

type PlaceInTable = { readonly table: number; readonly rowNumber: number; readonly column: number };

export type PageParser = { readonly write: (text: string) => void; readonly end: () => void };

type Attributes = Readonly<Record<string, string>>;

/** A table that is open: the characters of the row that is, and the cell that is. */
type OpenTable = {
  readonly table: number;
  readonly grid: Grid;
  /** How deep in hidden elements it stands: only what is hidden within it is left out. */
  readonly silence: number;
  cell: { readonly text: CellText; readonly attributes: Attributes; readonly style: ElementStyle; readonly caption: boolean } | undefined;
  characters: number;
  columns: number;
};

/** Text of these is no text of the page. */
const silent = new Set(['script', 'style', 'template', 'noscript', 'iframe', 'object', 'audio', 'video', 'canvas', 'datalist', 'title']);
/** Text of these is struck out. */
const striking = new Set(['del', 's', 'strike']);
/** Of these, hidden ones are data all the same: rows, columns and sheets that a spreadsheet hides. */
const structure = new Set(['table', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th', 'col', 'colgroup', 'caption']);

/**
 * Reads a page piece by piece and tells of its tables. Text between cells is passed over, and so is what a cell hides; a table in a cell is a
 * table of its own. Throws `WorkbookFault` for a page that no program writes: tables or tags without end.
 */
export function createPageParser(events: PageEvents): PageParser {
  const open: OpenTable[] = [];
  const styles = createPageStyles();
  /** For each open element, whether it and what is in it is not shown; and the same of parts of tables. */
  const elements: { readonly quiet: boolean; readonly hidden: boolean; readonly struck: boolean }[] = [];
  let tables = 0;
  let silence = 0;
  let hiddenParts = 0;
  let inStyle = false;

  function openTable(): void {
    if (tables >= limits.maxPageTables) throw new WorkbookFault(tooManyTables);
    const table = tables++;
    const outer = open.at(-1);
    const place = outer?.grid.place();
    const grid = createGrid(
      (row, hidden) => events.onRow?.(table, row, hidden),
      (range) => events.onMerged?.(table, range),
    );
    open.push({ table, grid, silence, cell: undefined, characters: 0, columns: 0 });
    events.onTable?.(table, outer && place && { table: outer.table, ...place }, silence + hiddenParts > 0);
  }

  function closeCell(current: OpenTable): void {
    const { cell } = current;
    if (cell === undefined) return;
    current.cell = undefined;
    const text = cell.text.take();
    if (cell.text.hasControl()) events.onControl?.(current.table);
    if (cell.caption) events.onCaption?.(current.table, text);
    else current.grid.closeCell(pageCell(text, cell.attributes, cell.style.format, cell.text.shown()));
  }

  function openCell(current: OpenTable, name: string, attributes: Attributes, style: ElementStyle): void {
    current.cell = { text: createCellText(), attributes, style, caption: name === 'caption' };
    if (name === 'caption') return;
    current.grid.openCell(span(attributes.colspan), span(attributes.rowspan));
    const column = (current.grid.place()?.column ?? 0) + 1;
    if (style.hidden && column <= limits.maxColumns) events.onHiddenColumn?.(current.table, column);
  }

  function openColumns(current: OpenTable, attributes: Attributes, hidden: boolean): void {
    const from = current.columns;
    current.columns = Math.min(from + Math.max(1, span(attributes.span)), limits.maxColumns);
    if (hidden) for (let column = from + 1; column <= current.columns; column++) events.onHiddenColumn?.(current.table, column);
  }

  function openPart(current: OpenTable, name: string, attributes: Attributes, style: ElementStyle): void {
    if (name === 'col') openColumns(current, attributes, style.hidden);
    if (name !== 'tr' && name !== 'td' && name !== 'th' && name !== 'caption') return;
    closeCell(current);
    if (name === 'tr') {
      current.characters = 0;
      current.grid.openRow(hiddenParts > 0);
    } else openCell(current, name, attributes, style);
  }

  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const style = styles.of(attributes);
        const isPart = structure.has(name);
        const element = {
          quiet: silent.has(name) || (style.hidden && !isPart),
          hidden: style.hidden && isPart && name !== 'td' && name !== 'th',
          struck: (striking.has(name) || style.struck) && !isPart,
        };
        if (elements.push(element) > limits.maxPageDepth) throw new WorkbookFault(tooDeep);
        if (element.quiet) silence++;
        if (element.hidden) hiddenParts++;
        if (name === 'style') inStyle = true;
        if (name === 'table') return openTable();
        const current = open.at(-1);
        if (current === undefined) return;
        if (isPart) openPart(current, name, attributes, style);
        else if (silence === current.silence) current.cell?.text.open(name, attributes, element.struck);
      },
      ontext(text) {
        if (inStyle) styles.add(text);
        const current = open.at(-1);
        if (current?.cell === undefined || silence > current.silence) return;
        current.characters += text.length;
        if (current.characters > limits.maxRecordBytes) throw new WorkbookFault(rowTooLong(limits.maxRecordBytes));
        current.cell.text.text(text);
      },
      onclosetag(name) {
        const element = elements.pop();
        const current = open.at(-1);
        if (name === 'style') {
          inStyle = false;
          styles.close();
        }
        if (current !== undefined && silence === current.silence) current.cell?.text.close(name, element?.struck === true);
        if (element?.quiet === true) silence--;
        if (element?.hidden === true) hiddenParts--;
        if (current === undefined) return;
        if (name === 'td' || name === 'th' || name === 'caption' || name === 'tr' || name === 'table') closeCell(current);
        if (name === 'tr' || name === 'table') {
          current.characters = 0;
          current.grid.closeRow();
        }
        if (name === 'table') open.pop();
      },
    },
    { decodeEntities: true },
  );
  return { write: (text) => parser.write(text), end: () => parser.end() };
}

function span(attribute: string | undefined): number {
  const written = /^\s*\+?(\d{1,6})/.exec(attribute ?? '')?.[1];
  return written === undefined ? 1 : Number.parseInt(written, 10);
}
