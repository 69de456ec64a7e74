import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPromise } from 'yauzl';
import { duckdbRowReader } from '../../functions/duckdb/row-reader.ts';
import { limits } from '../../functions/limits.ts';
import { writeWorkbookFile } from '../../functions/rows/build-file.ts';
import type { Field } from '../../functions/standards/standard.ts';

const rows = limits.maxExcelRows - 1;
const fields: Field[] = Array.from({ length: Math.floor(limits.maxWorkbookCells / rows) }, (_, index) => ({
  name: `kolom_${index}`,
  type: index % 2 === 0 ? 'string' : 'integer',
}));
/** DuckDB may hold 400 MB of it (`rowReaderMemoryMegabytes`); the function has 1,769. */
const mostBytes = 900_000_000;

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'workbook-size-'));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

test('a workbook of as many rows and cells as may be is written within bounded memory, every row of it', { timeout: 600_000 }, async () => {
  const part = join(directory, 'part.parquet');
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const columns = fields.map(({ name, type }) => (type === 'string' ? `'teks nomor ' || (i * 7) AS ${name}` : `i AS ${name}`));
  await connection.run(`COPY (SELECT ${columns.join(', ')} FROM range(${rows}) AS t(i)) TO '${part}' (FORMAT parquet)`);
  connection.closeSync();
  instance.closeSync();

  const reader = duckdbRowReader(directory);
  const cells = await reader.cells([part], { fields, columns: fields.map(({ name }) => name), filters: [], sort: [] });
  if ('inexact' in cells) throw new Error('no sum was asked for');
  let peak = 0;
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss);
  }, 50);
  const path = join(directory, 'made.xlsx');
  await writeWorkbookFile(path, { cells, about: { title: 'Besar' }, publishedAt: '2026-11-30T00:00:00.000Z', fields });
  clearInterval(watch);
  await reader.close();
  console.log(`${rows} rows × ${fields.length}: peak memory ${(peak / 1e6).toFixed(0)} MB`);
  expect(peak).toBeLessThan(mostBytes);
  expect(await rowsIn(path)).toBe(rows + 1);
});

async function rowsIn(path: string): Promise<number> {
  const zip = await openPromise(path, { autoClose: false });
  let found = 0;
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName !== 'xl/worksheets/sheet1.xml') continue;
    let rest = '';
    for await (const block of await zip.openReadStreamPromise(entry)) {
      const text = rest + block.toString('latin1');
      found += text.split('<row ').length - 1;
      rest = text.slice(-4);
    }
  }
  zip.close();
  return found;
}
