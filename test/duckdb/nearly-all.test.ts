import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Database, openDatabase } from '../../functions/duckdb/instance.ts';
import { fitsSql, nearlyCandidates } from '../../functions/standards/inference/column-facts.ts';
import { literal } from '../../functions/standards/sql-text.ts';

let directory: string;
let database: Database;
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'nearly-all-'));
  database = await openDatabase(directory, [], 200);
});
afterAll(() => {
  database.close();
  rmSync(directory, { recursive: true });
});

const signs = fc.constantFrom(...'+-.,:/%eE Rp T ٣１', 'Rp', 'IDR', 'Infinity', 'NaN', 'Inf', 'Januari', 'Agustus', 'Mei');
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(signs).map((parts) => parts.join('')),
);
const withoutDigits = text.map((characters) => characters.replaceAll(/[0-9\0]/g, ''));

test('a cell without a digit is neither number nor date: columns of such cells are spared the question', async () => {
  const fits = nearlyCandidates.map((name) => `coalesce(${fitsSql(name, 'cell', 'text')}, FALSE)`).join(' OR ');
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(withoutDigits, { minLength: 200, maxLength: 400 }), async (cells) => {
      const values = cells.map((cell) => `(${literal(cell)})`).join(', ');
      const found = await database.rows(
        `SELECT cell FROM (SELECT cell, trim(cell) AS text FROM (VALUES ${values}) AS v (cell)) WHERE ${fits}`,
      );
      expect(found).toEqual([]);
    }),
    { numRuns: 20 },
  );
});
