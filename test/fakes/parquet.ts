import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../functions/duckdb/instance.ts';

/** The bytes of a genuine Parquet file that holds what the query gives. */
export async function parquetOf(select: string): Promise<Buffer> {
  const directory = await mkdtemp(join(tmpdir(), 'satudata-parquet-'));
  const database = await openDatabase(directory, [], 200);
  try {
    const path = join(directory, 'part.parquet');
    await database.run(`COPY (${select}) TO '${path}' (FORMAT parquet)`);
    return await readFile(path);
  } finally {
    database.close();
    await rm(directory, { recursive: true });
  }
}
