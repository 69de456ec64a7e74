import { zstdDecompressSync } from 'node:zlib';
import { z } from 'zod';

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
  const [first = '', ...others] = zstdDecompressSync(block).toString('utf8').split('\n');
  const isMeant = (line: string) => mentioned === undefined || mentioned.some((number) => line.includes(number));
  if (!first.startsWith('[')) return [first, ...others].filter(isMeant).map(firstFormatRow);
  const names = namesSchema.parse(JSON.parse(first));
  return others.filter(isMeant).map((line) => {
    const tab = line.indexOf('\t');
    const values = valuesSchema.parse(JSON.parse(line.slice(tab + 1)));
    const cells = names.flatMap((name, place) => {
      const value = values[place] ?? null;
      return value === null ? [] : [[name, value] as const];
    });
    return { period: line.slice(0, tab), cells: Object.fromEntries(cells) };
  });
}

function firstFormatRow(line: string): BlockRow {
  const tab = line.indexOf('\t');
  return { period: line.slice(0, tab), cells: firstCellsSchema.parse(JSON.parse(`{${line.slice(tab + 2)}}`)) };
}
