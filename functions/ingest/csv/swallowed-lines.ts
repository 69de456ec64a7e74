import { limits } from '../../limits.ts';
import { carriageReturnInCell, cellSeparator, type Finding, lineFeedInCell, separator } from '../../model/normal-form.ts';
import { isMissing, isNumber } from '../table/cell-kind.ts';
import type { TableRow } from '../table/table-row.ts';
import * as messages from './messages.ts';
import { textOf } from './spans.ts';
import type { Tokeniser } from './tokenise.ts';

type Shape = { readonly delimiter: string; readonly width: number; readonly rows: readonly TableRow[] };

/** So many whole lines, each of the table's width, with what is left of the first and the last: no list of a cell's own has that shape. */
const enoughLines = 3;
/** What a number with a decimal comma looks like. */
const decimal = /\d,\d/;
const [lineFeed, carriageReturn] = [String.fromCharCode(lineFeedInCell), String.fromCharCode(carriageReturnInCell)];
const lineEnds = new RegExp(`${carriageReturn}{0,2}${lineFeed}|${carriageReturn}`);

/**
 * Two stray quotes make one cell of all that stands between them, lines of the table and all, and RFC 4180 allows it. Such a cell gives itself away: read without its quotes, its
 * lines are records. Certain where every line is one; else only told, since remarks have commas, too. Asked of records of several lines alone.
 */
export function createSwallowedLines(shape: Shape) {
  const judge = createJudge(shape);
  const told: messages.SwallowingCell[] = [];
  let count = 0;
  return {
    /** Why the record must not be read as it stands, if so. */
    look({ output, recordLine }: Tokeniser, from: number, to: number, cells: number): Finding | undefined {
      if (shape.width < 2 || !holdsWideLine(output, from, to, cells, shape)) return undefined;
      const found = judge(textOf(output, from, to).split(separator), recordLine, false);
      if (found === undefined) return undefined;
      if (found.certain) return messages.swallowedLines(found.cell);
      if (told.length < limits.maxSwallowingCellsNamed) told.push(found.cell);
      count++;
      return undefined;
    },
    warnings: (): readonly Finding[] => (count === 0 ? [] : [messages.perhapsSwallowed(told, count)]),
  };
}

/** Why a header's row can't be one: lines of the table are in a cell of it. */
export function linesInHeader(shape: Shape, headers: readonly TableRow[]): Finding | undefined {
  const judge = createJudge(shape);
  for (const { cells, rowNumber } of headers) {
    const found = judge(cells, rowNumber, true);
    if (found?.certain) return messages.swallowedLines(found.cell);
  }
  return undefined;
}

/** Whether a line behind the first of some cell has the table's width: without a string, since most have not. */
function holdsWideLine(output: Uint8Array, from: number, to: number, cells: number, { delimiter, width }: Shape): boolean {
  const mark = delimiter.charCodeAt(0);
  let wanted = cells;
  let cuts = 0;
  let cutsBefore = 0;
  let isFirst = true;
  for (let at = from; at <= to; at++) {
    const byte = at === to ? cellSeparator : output[at];
    if (byte === mark) cuts++;
    else if (byte === cellSeparator) {
      wanted--;
      if (!isFirst && cuts + cutsBefore > 0 && cuts + 1 + wanted === width) return true;
      cuts = 0;
      cutsBefore = 0;
      isFirst = true;
    } else if (byte === lineFeedInCell || byte === carriageReturnInCell) {
      if (!isFirst && cuts + 1 === width) return true;
      cutsBefore += cuts;
      cuts = 0;
      isFirst = false;
    }
  }
  return false;
}

type Found = { readonly cell: messages.SwallowingCell; readonly certain: boolean };

function createJudge({ delimiter, width, rows }: Shape) {
  const sound = rows.filter(({ cells }) => cells.length === width && !cells.some((cell) => lineEnds.test(cell))).map(({ cells }) => cells);
  const known = sound.length === 0 ? undefined : kindsOf(sound, width);
  // Where records are written with blanks, blanks tell nothing.
  const isSpaced = sound.some((cells) => cells.slice(1).every((cell) => cell.startsWith(' ')));

  /** `cells` of a record that begins on `line`; of a header the first line has names, whatever its columns hold. */
  return (cells: readonly string[], line: number, isHeader: boolean): Found | undefined => {
    let at = line;
    for (const [index, cell] of cells.entries()) {
      const texts = cell.split(lineEnds);
      if (texts.length > 1) {
        const found = judgeCell(texts, cells.slice(0, index), cells.slice(index + 1), isHeader);
        if (found !== undefined) {
          const { certain, lines } = found;
          return { certain, cell: { line: at, field: index + 1, lines, first: at + 1, last: at + texts.length - 1 } };
        }
      }
      at += texts.length - 1;
    }
    return undefined;
  };

  function judgeCell(texts: readonly string[], before: readonly string[], after: readonly string[], isHeader: boolean) {
    const last = texts.length - 1;
    const lines = texts.flatMap((text, index) => {
      if (index > 0 && index < last && text.trim() === '') return [];
      const own = text.split(delimiter);
      const prose = !isSpaced && own.slice(1).some((part) => /^\s/.test(part));
      const doubtful = prose || (width === 2 && delimiter === ',' && decimal.test(text));
      return [
        { cells: [...(index === 0 ? before : []), ...own, ...(index === last ? after : [])], isCut: own.length > 1, prose, doubtful },
      ];
    });
    const wide = lines.filter(({ cells }) => cells.length === width);
    const wideCells = wide.map(({ cells }) => cells);
    const own = known ?? kindsOf(wideCells, width);
    const hasNumbers = own.includes('number');
    // The last line of a table's first cell has all cells behind it, whatever it says.
    const like = wide
      .filter((one) => one !== lines[0] && (one.isCut || wide[0] === lines[0]))
      .filter(({ cells, prose }) => (prose ? hasNumbers && fits(cells, own) : mostlyFits(cells, own)));
    if (like.length === 0) return undefined;
    const whole = isHeader ? lines.slice(1) : lines;
    const certain =
      wide.length === lines.length &&
      (known !== undefined || !own.includes('any')) &&
      whole.every((one) => !one.doubtful && fits(one.cells, own)) &&
      (hasNumbers || (width > 2 && lines.length > enoughLines));
    return { certain, lines: like.length };
  }
}

type Kind = 'number' | 'words' | 'any';

function kindsOf(rows: readonly (readonly string[])[], width: number): readonly Kind[] {
  return Array.from({ length: width }, (_, column) => {
    const filled = rows.map((cells) => cells[column]?.trim() ?? '').filter((cell) => !isMissing(cell));
    if (filled.length === 0) return 'any';
    if (filled.every(isNumber)) return 'number';
    return filled.some(isNumber) ? 'any' : 'words';
  });
}

function fits(cells: readonly string[], kinds: readonly Kind[]): boolean {
  return cells.every((text, column) => fitsIn(text, kinds[column] ?? 'any'));
}

/** A list of a cell's own has as many parts by chance, and they fit nowhere. */
function mostlyFits(cells: readonly string[], kinds: readonly Kind[]): boolean {
  return cells.filter((text, column) => fitsIn(text, kinds[column] ?? 'any')).length * 2 >= cells.length;
}

function fitsIn(text: string, kind: Kind): boolean {
  return kind === 'any' || isMissing(text.trim()) || isNumber(text) === (kind === 'number');
}
