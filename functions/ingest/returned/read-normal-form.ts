import { createReadStream } from 'node:fs';
import { carriageReturnInCell, cellSeparator, lineFeedInCell, withoutMark } from '../normal-form/form.ts';
import type { Correction } from '../table-engine.ts';

/** A record of the file: the clerk's own row number, and its cells as text. */
export type FileRow = { readonly rowNumber: number; readonly cells: readonly string[] };

const [separator, lineFeed, carriageReturn] = [cellSeparator, lineFeedInCell, carriageReturnInCell].map((code) =>
  String.fromCharCode(code),
);

/** The records that a reader wrote as normal form, one by one, with the clerk's corrections in place of their cells. */
export async function* readNormalForm(path: string, corrections: readonly Correction[] = []): AsyncGenerator<FileRow> {
  const corrected = Map.groupBy(corrections, ({ rowNumber }) => rowNumber);
  for await (const record of readRecords(path)) {
    const own = corrected.get(record.rowNumber);
    yield own
      ? { ...record, cells: record.cells.map((cell, index) => own.findLast(({ column }) => column === index)?.value ?? cell) }
      : record;
  }
}

async function* readRecords(path: string): AsyncGenerator<FileRow> {
  let rest = '';
  for await (const piece of createReadStream(path, { encoding: 'utf8' })) {
    const lines = `${rest}${piece}`.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield rowOf(line);
  }
  if (rest !== '') yield rowOf(rest);
}

function rowOf(line: string): FileRow {
  const [rowNumber, ...cells] = line.split(separator ?? '');
  return { rowNumber: Number(rowNumber), cells: cells.map((cell) => lineEnds(withoutMark(cell))) };
}

function lineEnds(cell: string): string {
  return cell.replaceAll(lineFeed ?? '', '\n').replaceAll(carriageReturn ?? '', '\r');
}
