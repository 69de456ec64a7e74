import type { SaxesTagPlain } from 'saxes';
import { cellReference } from '../../excel-writer/cell-reference.ts';
import type { StyleBook } from '../../excel-writer/styles.ts';
import { attributeText, cellText, escapeText, localName, prefixOf, relationTypes, xmlDeclaration } from '../../excel-writer/xml.ts';
import { columnAt } from '../workbook/cell-ref.ts';
import { markFill } from './marks.ts';
import type { SheetChange } from './sheet-change.ts';
import { textColumns } from './text-columns.ts';

/** Elements of a worksheet that stand after `legacyDrawing` (ECMA-376 Part 1, 18.3.1.99). */
const afterDrawing: ReadonlySet<string> = new Set([
  'legacyDrawingHF',
  'drawingHF',
  'picture',
  'oleObjects',
  'controls',
  'webPublishItems',
  'tableParts',
  'extLst',
]);

/** Takes a worksheet's tags one by one, and gives the same with cells marked and corrected. */
export class SheetWriter {
  readonly #change: SheetChange;
  readonly #styles: StyleBook;
  readonly #marked: ReadonlySet<string>;
  readonly #corrected: ReadonlyMap<string, string>;
  /** Columns of each row that are marked or corrected. */
  readonly #touched: ReadonlyMap<number, readonly number[]>;
  /** Touched rows that have not come by, and touched columns of the row at hand that have not. */
  readonly #rowsToCome: number[];
  #columnsToCome: number[] = [];
  #row = 0;
  #column = 0;
  #out = xmlDeclaration;
  #prefix = '';
  #depth = 0;
  /** `col` elements, while they are gathered. */
  #columns: Record<string, string>[] | undefined;
  #columnsWritten: boolean;
  #drawn: boolean;
  /** Inside a cell whose own content is passed over. */
  #replacing = false;
  /** Self-closing tags that were written as such, so that their end is not written again. */
  #closedAlready = false;

  constructor(change: SheetChange, styles: StyleBook) {
    this.#change = change;
    this.#styles = styles;
    this.#marked = new Set(change.marks.map(({ row, column }) => `${row} ${column}`));
    this.#corrected = new Map(change.corrections.map(({ row, column, value }) => [`${row} ${column}`, value]));
    const byRow = Map.groupBy([...change.marks, ...change.corrections], ({ row }) => row);
    this.#touched = new Map([...byRow].map(([row, all]) => [row, [...new Set(all.map(({ column }) => column))].sort((a, b) => a - b)]));
    this.#rowsToCome = [...byRow.keys()].sort((a, b) => a - b);
    this.#columnsWritten = change.textColumns.size === 0;
    this.#drawn = change.drawingId === undefined;
  }

  take(): string {
    const written = this.#out;
    this.#out = '';
    return written;
  }

  text(text: string): void {
    if (this.#depth > 0 && !this.#columns && !this.#replacing) this.#out += escapeText(text);
  }

  open(tag: SaxesTagPlain): void {
    if (this.#replacing) return;
    const local = localName(tag.name);
    if (this.#depth === 0) this.#prefix = prefixOf(tag.name);
    if (this.#gathersColumns(local, tag.attributes)) return;
    this.#writeWhatComesBefore(local);
    const attributes = this.#attributesOf(local, tag.attributes);
    const value = local === 'c' ? this.#corrected.get(`${this.#row} ${this.#column}`) : undefined;
    if (value !== undefined) {
      this.#replacing = true;
      this.#out += this.#textCell(attributes, value);
      return;
    }
    this.#closedAlready = tag.isSelfClosing && !this.#hasMoreInside(local);
    this.#out += `<${tag.name}${attributeText(attributes)}${this.#closedAlready ? '/' : ''}>`;
    if (!this.#closedAlready) this.#depth += 1;
  }

  close(tag: SaxesTagPlain): void {
    const local = localName(tag.name);
    if (this.#replacing) {
      this.#replacing = local !== 'c';
      return;
    }
    if (this.#columns) {
      if (local === 'cols') this.#writeColumns(this.#columns);
      return;
    }
    if (tag.isSelfClosing && this.#closedAlready) return;
    if (local === 'row') this.#addCellsBefore(Number.POSITIVE_INFINITY);
    if (local === 'sheetData') this.#addRowsBefore(Number.POSITIVE_INFINITY);
    this.#depth -= 1;
    if (this.#depth === 0 && !this.#drawn) this.#draw();
    this.#out += `</${tag.name}>`;
  }

  #gathersColumns(local: string, attributes: Record<string, string>): boolean {
    if (local === 'cols' && !this.#columnsWritten) this.#columns = [];
    else if (local === 'col') this.#columns?.push({ ...attributes });
    return this.#columns !== undefined;
  }

  #writeWhatComesBefore(local: string): void {
    if (local === 'sheetData' && !this.#columnsWritten) this.#writeColumns([]);
    if (this.#depth !== 1) return;
    if (local === 'legacyDrawing') this.#drawn = true;
    if (afterDrawing.has(local) && !this.#drawn) this.#draw();
  }

  #attributesOf(local: string, attributes: Record<string, string>): Record<string, string> {
    if (local === 'sheetView') return without(attributes, 'tabSelected');
    if (local === 'c') return this.#startCell(attributes);
    if (local !== 'row') return attributes;
    this.#startRow(Number(attributes.r ?? this.#row + 1));
    // It says which columns hold something, and may be left out.
    return this.#columnsToCome.length > 0 ? without(attributes, 'spans') : attributes;
  }

  /** An empty element that gets cells or rows of ours. */
  #hasMoreInside(local: string): boolean {
    return (local === 'row' && this.#columnsToCome.length > 0) || (local === 'sheetData' && this.#rowsToCome.length > 0);
  }

  #startRow(row: number): void {
    this.#addRowsBefore(row);
    this.#enterRow(row);
  }

  #enterRow(row: number): void {
    this.#row = row;
    this.#column = 0;
    this.#columnsToCome = [...(this.#touched.get(row) ?? [])];
    if (this.#rowsToCome[0] === row) this.#rowsToCome.shift();
  }

  #startCell(attributes: Record<string, string>): Record<string, string> {
    const column = columnAt(attributes.r ?? '', 0) || this.#column + 1;
    this.#addCellsBefore(column);
    this.#column = column;
    const before = Number(attributes.s ?? 0);
    const after = this.#styleOf(before);
    if (this.#columnsToCome[0] === column) this.#columnsToCome.shift();
    return after === before ? attributes : { ...attributes, s: String(after) };
  }

  /** What we marked in an earlier round and is sound now loses its colour. */
  #styleOf(before: number): number {
    const base = this.#styles.unmarked(before, markFill);
    const asText = this.#change.textColumns.has(this.#column) && this.#row > this.#change.headerRow;
    if (this.#marked.has(`${this.#row} ${this.#column}`)) return this.#styles.marked(base, markFill, asText);
    return asText ? this.#styles.asText(base) : base;
  }

  /** A cell that is touched may not be in the file at all, where it was empty. */
  #addCellsBefore(next: number): void {
    for (let column = this.#columnsToCome[0]; column !== undefined && column < next; column = this.#columnsToCome[0]) {
      this.#columnsToCome.shift();
      this.#column = column;
      const attributes = { r: cellReference(this.#row, column), s: String(this.#styleOf(0)) };
      this.#out += this.#textCell(attributes, this.#corrected.get(`${this.#row} ${column}`) ?? '');
    }
  }

  #textCell(attributes: Readonly<Record<string, string>>, value: string): string {
    const p = this.#prefix;
    const { t: _type, ...rest } = attributes;
    if (value === '') return `<${p}c${attributeText(rest)}/>`;
    const text = `<${p}is><${p}t xml:space="preserve">${cellText(value)}</${p}t></${p}is>`;
    return `<${p}c${attributeText({ ...rest, t: 'inlineStr' })}>${text}</${p}c>`;
  }

  #addRowsBefore(next: number): void {
    for (let row = this.#rowsToCome[0]; row !== undefined && row < next; row = this.#rowsToCome[0]) {
      this.#enterRow(row);
      this.#out += `<${this.#prefix}row r="${row}">`;
      this.#addCellsBefore(Number.POSITIVE_INFINITY);
      this.#out += `</${this.#prefix}row>`;
    }
  }

  #writeColumns(existing: readonly Record<string, string>[]): void {
    const columns = textColumns(existing, this.#change.textColumns, this.#styles);
    const written = columns.map((attributes) => `<${this.#prefix}col${attributeText(attributes)}/>`);
    this.#out += `<${this.#prefix}cols>${written.join('')}</${this.#prefix}cols>`;
    this.#columns = undefined;
    this.#columnsWritten = true;
  }

  #draw(): void {
    this.#out += `<${this.#prefix}legacyDrawing xmlns:r="${relationTypes}" r:id="${this.#change.drawingId}"/>`;
    this.#drawn = true;
  }
}

function without(attributes: Readonly<Record<string, string>>, name: string): Record<string, string> {
  return Object.fromEntries(Object.entries(attributes).filter(([other]) => other !== name));
}
