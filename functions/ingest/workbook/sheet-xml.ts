import { limits } from '../../limits.ts';
import { plain } from '../../model/plain.ts';
import { columnAt, parseRange } from './cell-ref.ts';
import { createHiddenColumns } from './hidden-columns.ts';
import { damaged, unsafe } from './messages.ts';
import { plainRows, rowClosing, rowDepth } from './plain-rows.ts';
import { createRichText } from './rich-text.ts';
import { cellType, type RowBuilder, type StoredCell } from './row-builder.ts';
import { createSkimmer, type Shortcut, type Skimmer } from './skim.ts';
import type { MergedRange, RowCounts } from './workbook.ts';
import { WorkbookFault } from './workbook-fault.ts';
import { type Attributes, createXmlReader, isTrue, type XmlEvents } from './xml.ts';

/** Reads a sheet's XML into `builder` until that is full, its merged ranges into `ranges`, and which columns are hidden into `counts`. */
export function createSheetReader(builder: RowBuilder, ranges: MergedRange[], counts: RowCounts): Skimmer {
  return createSkimmer(createXmlReader(sheetEvents(rowEvents(builder), ranges, counts)), plainRows(builder));
}

/** Reads the merged ranges alone, which stand behind the rows. */
export function createRangeReader(ranges: MergedRange[]): Skimmer {
  return createSkimmer(createXmlReader(sheetEvents(undefined, ranges, undefined)), passedRows);
}

/** Passes over all whole rows at once, up to a comment, CDATA or instruction that might hold what looks like one's end. */
const passedRows: Shortcut = {
  closing: rowClosing,
  depth: rowDepth,
  take(text, from) {
    const odd = /<[!?]/g;
    odd.lastIndex = from;
    const last = text.lastIndexOf(rowClosing, odd.exec(text)?.index ?? text.length);
    return last < from ? from : last + rowClosing.length;
  },
};

const tooManyRanges = unsafe(plain`sel yang digabung terlalu banyak`);
const badRange = damaged(plain`ada sel gabungan (merge) yang tidak jelas letaknya`);

const tooManyColumnSpans = unsafe(plain`keterangan kolomnya (col) lebih banyak daripada kolom yang ada`);

function sheetEvents(rows: XmlEvents | undefined, ranges: MergedRange[], counts: RowCounts | undefined): XmlEvents {
  const columns = counts && columnEvents(counts);
  let parent = '';
  return {
    open(name, attributes, depth) {
      if (depth === rowDepth - 1) parent = name;
      else if (parent === 'sheetData') rows?.open(name, attributes, depth);
      else if (parent === 'cols') columns?.open(name, attributes, depth);
      else if (parent === 'mergeCells' && name === 'mergeCell' && depth === rowDepth) addRange(ranges, attributes);
    },
    close(name, depth) {
      if (parent === 'cols') columns?.close(name, depth);
      if (depth === rowDepth - 1) parent = '';
      else if (parent === 'sheetData') rows?.close(name, depth);
    },
    text(text) {
      if (parent === 'sheetData') rows?.text?.(text);
    },
  };
}

function addRange(ranges: MergedRange[], { ref = '' }: Attributes): void {
  const range = parseRange(ref);
  if (range === undefined) throw new WorkbookFault(badRange);
  if (ranges.length >= limits.maxMergedRanges) throw new WorkbookFault(tooManyRanges);
  ranges.push(range);
}

/** ECMA-376 part 1, 18.3.1.13 (col): a span of columns, from 1, which may be hidden; Excel shows one without width no more than those. */
function columnEvents(counts: RowCounts): XmlEvents {
  const columns = createHiddenColumns();
  let spans = 0;
  let isListed = true;
  return {
    open(name, { min, max, hidden, width }) {
      if (name !== 'col') return;
      if (++spans > limits.maxColumnSpans) throw new WorkbookFault(tooManyColumnSpans);
      if (!isTrue(hidden) && (width === undefined || Number(width) !== 0)) return;
      columns.hide(Number(min), Number(max));
      isListed = false;
    },
    close(name) {
      if (name !== 'cols' || isListed) return;
      counts.hiddenColumns = columns.listed();
      isListed = true;
    },
  };
}

const cellDepth = rowDepth + 1;
const valueDepth = cellDepth + 1;

/** What of a row the parser tells; names at other depths belong to extensions. */
function rowEvents(builder: RowBuilder): XmlEvents {
  const rich = createRichText(valueDepth + 1);
  const cell: StoredCell = { column: 0, type: '', style: 0, stored: '', formula: false };
  let inRow = false;
  let started = false;
  let hidden = false;
  let inCell = false;
  let part = '';
  /** The inline text, which is the cell's even where a value stands beside it. */
  let inline: string | undefined;

  return {
    open(name, attributes, depth) {
      if (depth === rowDepth) {
        inRow = name === 'row';
        started = inRow && attributes.r !== undefined;
        hidden = isTrue(attributes.hidden);
        if (started) builder.start(attributes.r ?? '', hidden);
      } else if (depth === cellDepth && inRow && name === 'c') {
        // A row without a number has that of its cells.
        if (!started) builder.start(/(?<!\d)\d+$/.exec(attributes.r ?? '')?.[0] ?? '', hidden);
        started = true;
        inCell = true;
        openCell(cell, attributes);
        inline = undefined;
      } else if (depth === valueDepth && inCell) {
        part = name;
        if (name === 'f') cell.formula = true;
        if (name === 'is') rich.clear();
      } else if (depth > valueDepth && part === 'is') rich.open(name, attributes, depth);
    },
    close(_name, depth) {
      if (depth === rowDepth && inRow) {
        if (!started) builder.start('', hidden);
        builder.end();
        inRow = false;
      } else if (depth === cellDepth && inCell) {
        cell.stored = inline ?? cell.stored;
        builder.cell(cell);
        inCell = false;
      } else if (depth === valueDepth) {
        if (part === 'is') {
          inline = rich.take();
          cell.rich = rich.shown();
        }
        part = '';
      } else if (depth > valueDepth && part === 'is') rich.close(depth);
    },
    text(text) {
      if (part === 'v') cell.stored += text;
      else if (part === 'is') rich.text(text);
    },
  };
}

function openCell(cell: StoredCell, { r: reference, t: type, s: style = '0' }: Attributes): void {
  cell.column = reference === undefined ? 0 : columnAt(reference, 0);
  if (reference !== undefined && cell.column === 0) throw new WorkbookFault(badReference);
  cell.type = cellType(type);
  cell.style = Number(style);
  cell.stored = '';
  cell.formula = false;
  cell.rich = undefined;
}

const badReference = damaged(plain`ada sel yang tidak jelas letaknya`);
