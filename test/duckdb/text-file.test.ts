import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { duckdbRowReader } from '../../functions/duckdb/row-reader.ts';
import type { RowReader, Slice, TextFormat } from '../../functions/rows/row-query.port.ts';
import type { Field } from '../../functions/standards/standard.ts';
import { type Bench, openBench } from './normal-form-file.ts';

let bench: Bench;
let reader: RowReader & { close: () => Promise<void> };
beforeAll(async () => {
  bench = await openBench();
  reader = duckdbRowReader(bench.directory);
});
afterAll(async () => {
  await reader.close();
  await bench.close();
});

const fields: Field[] = [
  { name: 'nama', title: 'Nama; lengkap', type: 'string' },
  { name: 'nilai', type: 'number' },
  { name: 'hari', type: 'date' },
];
const formats: readonly TextFormat[] = ['csv', 'excel-csv', 'json'];
/** Of a part its rows; the parts store their numbers in types of their own. */
const rowsOf = (part: number, rows: number) =>
  Array.from({ length: rows }, (_, row) => [`=${part},"${row}`, part === 1 ? `${row}.25` : String(row), row % 3 === 0 ? '' : '2026-08-17']);

let periods = 0;
async function partsOf(sizes: readonly number[]): Promise<string[]> {
  const paths: string[] = [];
  for (const [part, rows] of sizes.entries()) {
    const table = await bench.table(
      fields.map(({ name }) => name),
      rowsOf(part, rows),
    );
    periods += 1;
    const written = await (await table.check({ fields })).writeParts({ wholePeriod: String(1000 + periods), directory: bench.directory });
    paths.push(...written.map(({ path }) => path));
  }
  return paths;
}

/** The first part that holds a row cut at these, then the others together. */
function slicesAt(cuts: readonly number[], sizes: readonly number[]): Slice[] {
  const place = Math.max(
    0,
    sizes.findIndex((size) => size > 0),
  );
  const rows = sizes[place] ?? 0;
  const bounds = [...new Set([0, ...cuts.filter((cut) => cut < rows).sort((one, other) => one - other), rows])];
  const first = bounds.slice(1).map((to, index) => ({ firstPart: place, lastPart: place, rows: { from: bounds[index] ?? 0, to } }));
  const rest = { firstPart: rows === 0 ? place : place + 1, lastPart: sizes.length - 1 };
  const all = rest.firstPart > rest.lastPart ? first : [...first, rest];
  return all.map((stretch, index) => ({ ...stretch, isFirst: index === 0, isLast: index === all.length - 1 }));
}

test('slices one after another are the file, byte by byte, wherever it is cut and however the parts store their numbers', async () => {
  const cases = fc.asyncProperty(
    fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 3 }),
    fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 3 }),
    fc.constantFrom(...formats),
    async (sizes, cuts, format) => {
      const paths = await partsOf(sizes);
      const target = join(bench.directory, 'target');
      await reader.write(paths, fields, format, target);
      const whole = await readFile(target, 'utf8');
      const write = await reader.slices(paths, fields, format);
      let together = '';
      for (const slice of slicesAt(cuts, sizes)) {
        await write(slice, target);
        together += await readFile(target, 'utf8');
      }
      expect(together).toBe(whole);
      if (format === 'json') expect(JSON.parse(whole)).toHaveLength(sizes.reduce((sum, rows) => sum + rows, 0));
    },
  );
  await fc.assert(cases, { numRuns: 20 });
});
