import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import type { Bench } from './normal-form-file.ts';
import { firstRowNumber } from './normal-form-file.ts';
import type { Case } from './value-texts.ts';

/** Two texts of a column that became one value, though no listed normalisation makes them one; or one that became two. */
export type Collision = { readonly case: string; readonly value: string; readonly texts: readonly string[] };
export type Compared = { readonly pairs: number; readonly valid: number; readonly collisions: readonly Collision[] };

/** Writes so many texts of a case under its field with the real engine, and compares each two that were taken. */
export async function compareTexts(bench: Bench, { name, field, texts, says }: Case, count: number, seed: number): Promise<Compared> {
  const all = [...new Set(fc.sample(texts, { numRuns: count, seed }))].filter((text) => text !== '');
  const table = await bench.table(
    ['a', 'b'],
    all.map((text) => [text, 'x']),
  );
  const checked = await table.check({
    fields: [
      { name: 'a', ...field },
      { name: 'b', type: 'string' },
    ],
  });
  const { outcome } = checked;
  const bad = new Set(outcome.errors.map(({ rowNumber }) => rowNumber));
  const taken = all.filter((_, place) => !bad.has(place + firstRowNumber));
  if (outcome.validRows !== taken.length) throw new Error(`${name}: ${outcome.validRows} of ${taken.length} rows are valid`);
  const [part] = await checked.writeParts({ wholePeriod: `p${seed}`, directory: bench.directory, rows: 'valid' });
  const values = await storedTexts(part?.path ?? '');
  const byValue = Map.groupBy(taken.keys(), (place) => values[place] ?? 'NULL');
  const bySaid = Map.groupBy(taken.keys(), (place) => says(taken[place] ?? ''));
  const torn = [...bySaid.values()].filter((places) => new Set(places.map((place) => values[place])).size > 1);
  const joined = [...byValue.values()].filter((places) => new Set(places.map((place) => says(taken[place] ?? ''))).size > 1);
  const collisions = [...joined, ...torn].map((places) => ({
    case: name,
    value: places
      .slice(0, 4)
      .map((place) => values[place] ?? 'NULL')
      .join(' | '),
    texts: places.slice(0, 4).map((place) => taken[place] ?? ''),
  }));
  return { pairs: (taken.length * (taken.length - 1)) / 2, valid: taken.length, collisions };
}

async function storedTexts(path: string): Promise<string[]> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const read = await connection.runAndReadAll(`SELECT CAST(a AS VARCHAR) FROM read_parquet('${path}') ORDER BY file_row_number`);
  const rows = read.getRowsJson().map(([value]) => String(value));
  connection.closeSync();
  instance.closeSync();
  return rows;
}
