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
    // Each of the others has people of its own, and the chosen ones: told once, for all of them.
    await connection.run(`CREATE TABLE chosen AS SELECT * FROM register WHERE nik IN (${niks.map((nik) => `'${nik}'`)})`);
    const share = Math.max(others, Math.round(rows / rowsOfOthers));
    await connection.run(
      `CREATE TABLE of_others AS SELECT *, CAST(hash(nik) % ${share} AS INTEGER) + 1 AS place FROM register WHERE place <= ${others}`,
    );
    const datasets: BenchDataset[] = [];
    for (let place = 0; place <= others; place += 1) {
      const datasetId = place === 0 ? 'register' : `data-${place}`;
      const [part, csv] = [join(directory, `${datasetId}.parquet`), join(directory, `${datasetId}.csv`)];
      const own = `SELECT * EXCLUDE (place) FROM of_others WHERE place = ${place} AND nik NOT IN (SELECT nik FROM chosen)`;
      const select = place === 0 ? 'SELECT * FROM register' : `${own} UNION ALL SELECT * FROM chosen`;
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
