import { createReadStream } from 'node:fs';
import { carriageReturnInCell, lineFeedInCell, separator, withoutMark } from '../../model/normal-form.ts';

/** A record of the normal form: the clerk's own row number, and its cells as text, without marks. */
export type FileRow = { readonly rowNumber: number; readonly cells: readonly string[] };

const lineFeed = String.fromCharCode(lineFeedInCell);
const carriageReturn = String.fromCharCode(carriageReturnInCell);

/** The records of the normal form at `path`, one by one. LF alone ends a record: a cell may hold any other line end that Unicode knows. */
export async function* readRecords(path: string): AsyncGenerator<FileRow> {
  let rest = '';
  for await (const piece of createReadStream(path, { encoding: 'utf8' })) {
    const lines = `${rest}${piece}`.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield parseRecord(line);
  }
  if (rest !== '') yield parseRecord(rest);
}

/** Takes a record apart, given without its LF. */
export function parseRecord(line: string): FileRow {
  const [rowNumber, ...cells] = line.split(separator);
  return { rowNumber: Number(rowNumber), cells: cells.map((cell) => lineEnds(withoutMark(cell))) };
}

function lineEnds(cell: string): string {
  return cell.replaceAll(lineFeed, '\n').replaceAll(carriageReturn, '\r');
}
