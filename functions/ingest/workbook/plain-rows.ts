import { columnAt } from './cell-ref.ts';
import { plainText, textEnd } from './plain-text.ts';
import { cellType, type RowBuilder, type StoredCell } from './row-builder.ts';
import type { Shortcut } from './skim.ts';
import { isTrue } from './xml.ts';

/** Depth of `row` in a sheet: worksheet, sheetData, row. */
export const rowDepth = 3;
export const rowClosing = '</row>';

/**
 * Takes rows written as spreadsheet programs write nearly all of them: `row`, `c`, `v`, `f` and `is` with one `t`, attributes in double
 * quotes, no comments, no CDATA. Anything else ends it, and the parser reads that row.
 */
export function plainRows(builder: RowBuilder): Shortcut {
  const cell = { column: 0, type: '', style: 0, stored: '', formula: false };
  const scan: Scan = { text: '', at: 0, number: '', hidden: false, selfClosing: false, valueFrom: 0, valueTo: 0, cell };
  return {
    closing: rowClosing,
    depth: rowDepth,
    take(text, from) {
      scan.text = text;
      scan.at = from;
      for (let whole = from; ; whole = scan.at) {
        if (!builder.full() && takeRow(scan, builder)) continue;
        builder.discard();
        scan.text = '';
        return whole;
      }
    },
    full: builder.full,
  };
}

type Scan = {
  text: string;
  at: number;
  number: string;
  hidden: boolean;
  selfClosing: boolean;
  /** Value of the attribute taken last: an object for each would cost as much as the parser. */
  valueFrom: number;
  valueTo: number;
  readonly cell: StoredCell;
};

/** Each of these gives whether it could; `at` then stands behind what it took. */
function takeRow(scan: Scan, builder: RowBuilder): boolean {
  skipBlanks(scan);
  if (!takeWord(scan, '<row') || !takeRowAttributes(scan)) return false;
  builder.start(scan.number, scan.hidden);
  if (!scan.selfClosing) {
    while (takeWord(scan, '<c')) {
      if (!takeCell(scan)) return false;
      builder.cell(scan.cell);
    }
    if (!takeWord(scan, rowClosing)) return false;
  }
  builder.end();
  return true;
}

function takeCell(scan: Scan): boolean {
  const { cell } = scan;
  cell.stored = '';
  cell.formula = false;
  if (!takeCellAttributes(scan)) return false;
  if (scan.selfClosing) return true;
  if (takeWord(scan, '<f')) {
    cell.formula = true;
    if (!takeFormula(scan)) return false;
  }
  if (takeWord(scan, '<v>')) return takeText(scan, '</v></c>');
  if (takeWord(scan, '<is><t>') || takeWord(scan, '<is><t xml:space="preserve">')) return takeText(scan, '</t></is></c>');
  takeWord(scan, '<v/>');
  return takeWord(scan, '</c>');
}

function takeText(scan: Scan, closing: string): boolean {
  const { text, at, cell } = scan;
  const end = textEnd(text, at);
  if (end === -1 || !text.startsWith(closing, end)) return false;
  const plain = plainText(text, at, end);
  if (plain === undefined) return false;
  cell.stored = plain;
  scan.at = end + closing.length;
  return true;
}

/** A formula is never read: its stored result stands behind it. */
function takeFormula(scan: Scan): boolean {
  while (isBlank(scan)) if (takeAttribute(scan) === undefined) return false;
  if (takeWord(scan, '/>')) return true;
  if (!takeWord(scan, '>')) return false;
  const end = textEnd(scan.text, scan.at);
  if (end === -1 || plainText(scan.text, scan.at, end) === undefined) return false;
  scan.at = end;
  return takeWord(scan, '</f>');
}

function takeRowAttributes(scan: Scan): boolean {
  scan.number = '';
  scan.hidden = false;
  while (isBlank(scan)) {
    const attribute = takeAttribute(scan);
    if (attribute === undefined) return false;
    if (attribute === 'r') scan.number = scan.text.slice(scan.valueFrom, scan.valueTo);
    else if (attribute === 'hidden') scan.hidden = isTrue(scan.text.slice(scan.valueFrom, scan.valueTo));
  }
  return scan.number !== '' && takeTagEnd(scan);
}

function takeCellAttributes(scan: Scan): boolean {
  const { cell, text } = scan;
  cell.column = 0;
  cell.type = '';
  cell.style = 0;
  while (isBlank(scan)) {
    const attribute = takeAttribute(scan);
    if (attribute === undefined) return false;
    if (attribute === 'r') {
      cell.column = columnAt(text, scan.valueFrom);
      if (cell.column === 0) return false;
    } else if (attribute === 't') cell.type = cellType(text.slice(scan.valueFrom, scan.valueTo));
    else if (attribute === 's') cell.style = Number(text.slice(scan.valueFrom, scan.valueTo));
  }
  return takeTagEnd(scan);
}

function takeTagEnd(scan: Scan): boolean {
  scan.selfClosing = takeWord(scan, '/>');
  return scan.selfClosing || takeWord(scan, '>');
}

const hiddenName = 'hidden=';

/** Takes ` name="value"`; gives the name where it matters, undefined when it is written in another way. */
function takeAttribute(scan: Scan): string | undefined {
  const { text } = scan;
  const from = scan.at + 1;
  let at = from;
  while (isNameCode(text.charCodeAt(at))) at++;
  if (at === from || text.charCodeAt(at) !== 0x3d || text.charCodeAt(at + 1) !== 0x22) return undefined;
  const name = at - from === 1 ? text.charAt(from) : text.startsWith(hiddenName, from) ? 'hidden' : '…';
  scan.valueFrom = at + 2;
  for (at = scan.valueFrom; ; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) break;
    if (!(code >= 0x20) || code === 0x3c || code === 0x26) return undefined;
  }
  scan.valueTo = at;
  scan.at = at + 1;
  return name;
}

function isNameCode(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x3a);
}

function isBlank({ text, at }: Scan): boolean {
  return text.charCodeAt(at) === 0x20;
}

function skipBlanks(scan: Scan): void {
  for (;;) {
    const code = scan.text.charCodeAt(scan.at);
    if (code !== 0x20 && code !== 0x0a && code !== 0x09 && code !== 0x0d) return;
    scan.at++;
  }
}

function takeWord(scan: Scan, word: string): boolean {
  if (!scan.text.startsWith(word, scan.at)) return false;
  scan.at += word.length;
  return true;
}
