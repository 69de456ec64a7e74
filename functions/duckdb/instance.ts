import { mkdir } from 'node:fs/promises';
import { type DuckDBConnection, DuckDBInstance, type DuckDBValue, type Json } from '@duckdb/node-api';
import { limits } from '../limits.ts';
import { literal } from '../standards/sql-text.ts';

export type Database = {
  /** Rows of a statement, 64-bit integers and decimals as text (a JS number would round them). */
  readonly rows: (sql: string, values?: readonly DuckDBValue[]) => Promise<Json[][]>;
  /** The same as DuckDB's own values: bytes are not written out as text. */
  readonly values: (sql: string, values?: readonly DuckDBValue[]) => Promise<DuckDBValue[][]>;
  /** The same, as they are read: on a connection of their own, so that other statements may run meanwhile. */
  readonly stream: (sql: string, values?: readonly DuckDBValue[]) => AsyncIterable<Json[][]>;
  readonly run: (sql: string) => Promise<void>;
  /** Lets go of memory and files. */
  readonly close: () => void;
};

/**
 * A database in memory that reads and writes only below `directory` and at `paths`, spills into `directory`, loads no
 * extension, and can't be told otherwise by any later statement.
 */
export async function openDatabase(directory: string, paths: readonly string[], memoryMegabytes: number): Promise<Database> {
  await mkdir(directory, { recursive: true });
  const instance = await DuckDBInstance.create(':memory:', {
    threads: String(limits.duckdbThreads),
    memory_limit: `${memoryMegabytes}MB`,
    temp_directory: directory,
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
  });
  const connection = await instance.connect();
  await connection.run(`SET allowed_directories = [${literal(`${directory}/`)}]`);
  await connection.run(`SET allowed_paths = [${paths.map(literal).join(', ')}]`);
  await connection.run('SET enable_external_access = false');
  await connection.run('SET lock_configuration = true');
  return database(instance, connection);
}

function database(instance: DuckDBInstance, connection: DuckDBConnection): Database {
  return {
    rows: async (sql, values = []) => (await connection.runAndReadAll(sql, [...values])).getRowsJson(),
    values: async (sql, values = []) => (await connection.runAndReadAll(sql, [...values])).getRows(),
    stream: (sql, values = []) => streamed(instance, sql, values),
    run: async (sql) => {
      await connection.run(sql);
    },
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

async function* streamed(instance: DuckDBInstance, sql: string, values: readonly DuckDBValue[]): AsyncGenerator<Json[][]> {
  const connection = await instance.connect();
  try {
    const result = await connection.stream(sql, [...values]);
    yield* result.yieldRowsJson();
  } finally {
    connection.closeSync();
  }
}
