import { Parser } from 'htmlparser2';
import { limits } from '../../limits.ts';
import type { MergedRange, SheetRow } from '../workbook/workbook.ts';
import { WorkbookFault } from '../workbook/workbook-fault.ts';
import { createGrid, type Grid } from './table-grid.ts';
import { rowTooLong, tooDeep, tooManyTables } from './words.ts';

/** What is told of the tables of a page, in the order in which they begin; the first is 0. */
export type PageEvents = {
  /** `parent` is the cell of another table that it stands in. */
  readonly onTable?: (
    table: number,
    parent: { readonly table: number; readonly rowNumber: number; readonly column: number } | undefined,
  ) => void;
  readonly onCaption?: (table: number, text: string) => void;
  readonly onRow?: (table: number, row: SheetRow) => void;
  readonly onMerged?: (table: number, range: MergedRange) => void;
};

export type PageParser = { readonly write: (text: string) => void; readonly end: () => void };

/** A table that is open: the characters of the row that is, and the text of the cell that is. */
type OpenTable = { readonly table: number; readonly grid: Grid; text: string[] | undefined; characters: number; caption: boolean };

/** Text of these is no text of the page. */
const silent = new Set(['script', 'style', 'template', 'noscript']);

/**
 * Reads a page piece by piece and tells of its tables. Text between cells is passed over; a table in a cell is a table of its
 * own. Throws `WorkbookFault` for a page that no program writes: tables or tags without end.
 */
export function createPageParser(events: PageEvents): PageParser {
  const open: OpenTable[] = [];
  let tables = 0;
  let depth = 0;
  let silence = 0;

  function openTable(): void {
    if (tables >= limits.maxPageTables) throw new WorkbookFault(tooManyTables);
    const table = tables++;
    const outer = open.at(-1);
    const place = outer?.grid.place();
    const grid = createGrid(
      (row) => events.onRow?.(table, row),
      (range) => events.onMerged?.(table, range),
    );
    open.push({ table, grid, text: undefined, characters: 0, caption: false });
    events.onTable?.(table, outer && place && { table: outer.table, ...place });
  }

  function closeCell(current: OpenTable): void {
    if (current.text === undefined) return;
    const text = cellText(current.text);
    current.text = undefined;
    if (current.caption) events.onCaption?.(current.table, text);
    else current.grid.closeCell(text);
  }

  function openCell(current: OpenTable, caption: boolean): void {
    current.text = [];
    current.caption = caption;
  }

  function openRow(current: OpenTable): void {
    current.characters = 0;
    current.grid.openRow();
  }

  function closeRow(current: OpenTable): void {
    current.characters = 0;
    current.grid.closeRow();
  }

  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (++depth > limits.maxPageDepth) throw new WorkbookFault(tooDeep);
        if (silent.has(name)) silence++;
        if (name === 'table') return openTable();
        const current = open.at(-1);
        if (current === undefined) return;
        if (name === 'br') current.text?.push('\n');
        if (name !== 'tr' && name !== 'td' && name !== 'th' && name !== 'caption') return;
        closeCell(current);
        if (name === 'tr') openRow(current);
        else openCell(current, name === 'caption');
        if (name === 'td' || name === 'th') current.grid.openCell(span(attributes.colspan), span(attributes.rowspan));
      },
      ontext(text) {
        const current = open.at(-1);
        if (current?.text === undefined || silence > 0) return;
        current.characters += text.length;
        if (current.characters > limits.maxRecordBytes) throw new WorkbookFault(rowTooLong(limits.maxRecordBytes));
        current.text.push(text.replaceAll(/[\s\u00A0]+/g, ' '));
      },
      onclosetag(name) {
        depth--;
        if (silent.has(name)) silence--;
        const current = open.at(-1);
        if (current === undefined) return;
        if (name === 'td' || name === 'th' || name === 'caption' || name === 'tr' || name === 'table') closeCell(current);
        if (name === 'tr' || name === 'table') closeRow(current);
        if (name === 'table') open.pop();
      },
    },
    { decodeEntities: true },
  );
  return { write: (text) => parser.write(text), end: () => parser.end() };
}

/** Blanks count as one, as a browser shows them; `<br>` is a line break. */
function cellText(parts: readonly string[]): string {
  return parts
    .join('')
    .split('\n')
    .map((line) => line.replaceAll(/ +/g, ' ').trim())
    .join('\n')
    .trim();
}

function span(attribute: string | undefined): number {
  const written = /^\s*\+?(\d{1,6})/.exec(attribute ?? '')?.[1];
  return written === undefined ? 1 : Number.parseInt(written, 10);
}
