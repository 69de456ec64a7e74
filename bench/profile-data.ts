import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { limits } from '../functions/limits.ts';
import { cacheDirectory, registerFile } from './register-file.ts';

/** A dataset of the bench: its part, the same rows as CSV, and how many. */
export type BenchDataset = { readonly datasetId: string; readonly part: string; readonly csv: string; readonly rows: number };
export type BenchData = { readonly datasets: readonly BenchDataset[]; readonly niks: readonly string[] };

/** A register of `rows` people, and `others` datasets of some of them; these people (`niks`) are in all. */
export async function benchData(rows: number, others: number, rowsOfOthers: number, people: number): Promise<BenchData> {
  const directory = join(cacheDirectory, 'profiles');
  mkdirSync(directory, { recursive: true });
  const connection = await (await DuckDBInstance.create(':memory:', { threads: String(limits.duckdbThreads) })).connect();
  try {
    const source = `read_csv('${await registerFile(rows, 'older')}', all_varchar = true, header = true)`;
    await connection.run(
      `CREATE TABLE register AS SELECT * REPLACE (CAST(strptime(tanggal_lahir, '%d/%m/%Y') AS DATE) AS tanggal_lahir) FROM ${source}`,
    );
    const chosen = await connection.runAndReadAll(`SELECT nik FROM register ORDER BY hash(nik) LIMIT ${people}`);
    const niks = chosen.getRows().map(([nik]) => String(nik));
    const datasets: BenchDataset[] = [];
    for (let place = 0; place <= others; place += 1) {
      const datasetId = place === 0 ? 'register' : `data-${place}`;
      const [part, csv] = [join(directory, `${datasetId}.parquet`), join(directory, `${datasetId}.csv`)];
      const some = `hash(nik || '${place}') % ${Math.max(1, Math.round(rows / rowsOfOthers))} = 0 OR nik IN (${niks.map((nik) => `'${nik}'`)})`;
      const select = `SELECT * FROM register ${place === 0 ? '' : `WHERE ${some}`}`;
      await connection.run(
        `COPY (${select}) TO '${part}' (FORMAT parquet, COMPRESSION snappy, ROW_GROUP_SIZE ${limits.parquetRowGroupRows})`,
      );
      await connection.run(`COPY (${select}) TO '${csv}' (FORMAT csv, HEADER true)`);
      const [[count] = []] = (await connection.runAndReadAll(`SELECT count(*) FROM '${part}'`)).getRows();
      datasets.push({ datasetId, part, csv, rows: Number(count) });
    }
    return { datasets, niks };
  } finally {
    connection.closeSync();
  }
}
