import { zstdDecompressSync } from 'node:zlib';
import * as z from 'zod';

/** A row of a delivery: cells by field name, each in its canonical text (ISO dates, a decimal point, every digit); empty ones are left out. */
export type BlockRow = { readonly period: string; readonly cells: Readonly<Record<string, string>> };

const namesSchema = z.array(z.string());
const valuesSchema = z.array(z.string().nullable());
const firstCellsSchema = z.record(z.string(), z.string());

/**
 * The rows of one block: a JSON array of the columns' names, then a line each, its period, a tab, and a JSON array of its cells, null where one is empty. A block of the
 * first format has no names: its lines hold the cells as members of a JSON object that begin with a comma. With `mentioned` (numbers, which JSON writes as they are)
 * those lines alone are taken apart that hold one of them anywhere.
 */
export function blockRows(block: Uint8Array, mentioned?: readonly string[]): BlockRow[] {
  const bytes = zstdDecompressSync(block);
  const [first = '', ...others] = mentioned === undefined ? bytes.toString('utf8').split('\n') : linesWith(bytes, mentioned);
  if (!first.startsWith('[')) return [first, ...others].filter((line) => line !== '').map(firstFormatRow);
  const names = namesSchema.parse(JSON.parse(first));
  return others.map((line) => {
    const tab = line.indexOf('\t');
    const values = valuesSchema.parse(JSON.parse(line.slice(tab + 1)));
    const cells = names.flatMap((name, place) => {
      const value = values[place] ?? null;
      return value === null ? [] : [[name, value] as const];
    });
    return { period: line.slice(0, tab), cells: Object.fromEntries(cells) };
  });
}

const lineFeed = 0x0a;
const bracket = '['.charCodeAt(0);

/** The line of names, where there is one, and those lines that hold one of these numbers: of a long list's blocks all others stay bytes. */
function linesWith(bytes: Buffer, numbers: readonly string[]): string[] {
  const endOf = (at: number) => {
    const end = bytes.indexOf(lineFeed, at);
    return end < 0 ? bytes.length : end;
  };
  const rowsFrom = bytes[0] === bracket ? endOf(0) + 1 : 0;
  const starts = new Set<number>();
  for (const number of numbers) {
    for (let at = bytes.indexOf(number, rowsFrom); at >= 0; at = bytes.indexOf(number, endOf(at)))
      starts.add(at === 0 ? 0 : bytes.lastIndexOf(lineFeed, at) + 1);
  }
  const lines = [...starts].sort((one, other) => one - other).map((start) => bytes.toString('utf8', start, endOf(start)));
  return rowsFrom === 0 ? lines : [bytes.toString('utf8', 0, rowsFrom - 1), ...lines];
}

function firstFormatRow(line: string): BlockRow {
  const tab = line.indexOf('\t');
  return { period: line.slice(0, tab), cells: firstCellsSchema.parse(JSON.parse(`{${line.slice(tab + 2)}}`)) };
}
