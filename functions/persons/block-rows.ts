import { zstdDecompressSync } from 'node:zlib';
import { z } from 'zod';

/** A row of a delivery: cells by field name, each in its canonical text (ISO dates, a decimal point, every digit); empty ones are left out. */
export type BlockRow = { readonly period: string; readonly cells: Readonly<Record<string, string>> };

const cellsSchema = z.record(z.string(), z.string());

/** The rows of one block: a line each, its period, a tab, and the cells as members of a JSON object that begin with a comma. */
export function blockRows(block: Uint8Array): BlockRow[] {
  const lines = zstdDecompressSync(block).toString('utf8').split('\n');
  return lines.map((line) => {
    const tab = line.indexOf('\t');
    return { period: line.slice(0, tab), cells: cellsSchema.parse(JSON.parse(`{${line.slice(tab + 2)}}`)) };
  });
}
