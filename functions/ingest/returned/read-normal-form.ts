import { createReadStream } from 'node:fs';
import { carriageReturnInCell, cellSeparator, lineFeedInCell } from '../normal-form.ts';

/** A record of the file: the clerk's own row number, and its cells as text. */
export type FileRow = { readonly rowNumber: number; readonly cells: readonly string[] };

const [separator, lineFeed, carriageReturn] = [cellSeparator, lineFeedInCell, carriageReturnInCell].map((code) =>
  String.fromCharCode(code),
);

/** The records that a reader wrote as normal form, one by one. */
export async function* readNormalForm(path: string): AsyncGenerator<FileRow> {
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
  return { rowNumber: Number(rowNumber), cells: cells.map(lineEnds) };
}

function lineEnds(cell: string): string {
  return cell.replaceAll(lineFeed ?? '', '\n').replaceAll(carriageReturn ?? '', '\r');
}
