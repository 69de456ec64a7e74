import { limits } from '../limits.ts';
import { cellReference, columnLetters } from './cell-reference.ts';
import type { Note } from './notes.ts';
import type { Look, StyleBook } from './styles.ts';
import { attributeText, cellText, xmlDeclaration } from './xml.ts';

/** What a cell of our own holds: always text or a count, never a formula (T25). */
export type Cell = {
  readonly text?: string;
  readonly number?: number;
  readonly look?: Look;
  /** A place in this workbook that it leads to: `'Data'!C5`. */
  readonly leadsTo?: string;
};

export type Row = {
  /** From 1; the one after the last where nothing is said. */
  readonly number?: number;
  readonly cells: readonly (Cell | undefined)[];
  /** In points. */
  readonly height?: number;
};

/** One `dataValidation` of Excel: attributes and formulas as ECMA-376 Part 1, 18.3.1.32 has them. */
export type Validation = {
  readonly range: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly formulas: readonly string[];
};

export type SheetPlan = {
  readonly name: string;
  readonly hidden?: true;
  /** Width in characters, and the look of cells that are still empty. */
  readonly columns: readonly { readonly width: number; readonly look?: Look }[];
  readonly rows: Iterable<Row> | AsyncIterable<Row>;
  readonly frozenRows?: number;
  readonly validations?: readonly Validation[];
  readonly notes?: readonly Note[];
  /** Everything is text on purpose: Excel need not point at numbers kept as text. */
  readonly allText?: true;
  /** Printed on its side, as wide as the paper. */
  readonly printWide?: true;
};

/** A cell longer than Excel keeps (32,767 characters): cut, it would be another value. */
export class CellTooLong extends Error {
  override readonly name = 'CellTooLong';
}

/** About as much text as is handed on at once. */
const chunkCharacters = 64 * 1024;

/** The sheet as XML, piece by piece, so that a long table needs no memory. `selected` is the sheet that opens first. */
export async function* sheetXml(plan: SheetPlan, styles: StyleBook, selected: boolean): AsyncGenerator<string> {
  const links: string[] = [];
  let text = sheetStart(plan, styles, selected);
  let rowNumber = 0;
  for await (const row of plan.rows) {
    rowNumber = row.number ?? rowNumber + 1;
    text += rowXml(row, rowNumber, styles, links);
    if (text.length < chunkCharacters) continue;
    yield text;
    text = '';
  }
  yield text + sheetEnd(plan, links);
}

function sheetStart({ columns, frozenRows, printWide }: SheetPlan, styles: StyleBook, selected: boolean): string {
  const pane = frozenRows
    ? `<pane ySplit="${frozenRows}" topLeftCell="A${frozenRows + 1}" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A${frozenRows + 1}" sqref="A${frozenRows + 1}"/>`
    : '';
  const widths = columns.map(({ width, look }, index) => {
    const style = look ? ` style="${styles.look(look)}"` : '';
    return `<col min="${index + 1}" max="${index + 1}" width="${width}"${style} customWidth="1"/>`;
  });
  return `${xmlDeclaration}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">${printWide ? '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' : ''}<sheetViews><sheetView workbookViewId="0"${selected ? ' tabSelected="1"' : ''}>${pane}</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>${widths.length > 0 ? `<cols>${widths.join('')}</cols>` : ''}<sheetData>`;
}

function rowXml({ cells, height }: Row, rowNumber: number, styles: StyleBook, links: string[]): string {
  let text = `<row r="${rowNumber}"${height === undefined ? '' : ` ht="${height}" customHeight="1"`}>`;
  for (const [index, cell] of cells.entries()) {
    if (!cell) continue;
    const reference = cellReference(rowNumber, index + 1);
    text += cellXml(cell, reference, styles);
    if (cell.leadsTo !== undefined) links.push(`<hyperlink${attributeText({ ref: reference, location: cell.leadsTo })}/>`);
  }
  return `${text}</row>`;
}

function cellXml({ text, number, look }: Cell, reference: string, styles: StyleBook): string {
  const start = `<c r="${reference}"${look ? ` s="${styles.look(look)}"` : ''}`;
  if (number !== undefined) return `${start}><v>${number}</v></c>`;
  if (text === undefined || text === '') return look ? `${start}/>` : '';
  if (text.length > limits.maxExcelCellCharacters) throw new CellTooLong();
  return `${start} t="inlineStr"><is><t xml:space="preserve">${cellText(text)}</t></is></c>`;
}

/** What follows the rows, in the order that the schema demands. */
function sheetEnd({ validations = [], notes = [], allText, columns, printWide }: SheetPlan, links: readonly string[]): string {
  const checks = validations.map(({ range, attributes, formulas }) => {
    const inside = formulas.map((formula, index) => `<formula${index + 1}>${cellText(formula)}</formula${index + 1}>`).join('');
    return `<dataValidation${attributeText({ ...attributes, sqref: range })}>${inside}</dataValidation>`;
  });
  return [
    '</sheetData>',
    checks.length > 0 ? `<dataValidations count="${checks.length}">${checks.join('')}</dataValidations>` : '',
    links.length > 0 ? `<hyperlinks>${links.join('')}</hyperlinks>` : '',
    printWide ? '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>' : '',
    allText
      ? `<ignoredErrors><ignoredError sqref="A1:${columnLetters(Math.max(1, columns.length))}${limits.maxExcelRows}" numberStoredAsText="1"/></ignoredErrors>`
      : '',
    notes.length > 0 ? '<legacyDrawing r:id="rId2"/>' : '',
    '</worksheet>',
  ].join('');
}
