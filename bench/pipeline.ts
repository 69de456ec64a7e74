import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { root } from './laptop.ts';
import type { PipelineResult } from './pipeline-process.ts';
import { cacheDirectory, registerFile } from './register-file.ts';

/** The second delivery of a register of so many rows, checked and compared with the first, in a process of its own. */
export async function runPipeline(rows: number): Promise<PipelineResult> {
  const before = join(cacheDirectory, `register-${rows}-older.parquet`);
  if (!existsSync(before)) runProcess([await registerFile(rows, 'older'), before]);
  return runProcess([await registerFile(rows, 'newer'), join(cacheDirectory, `register-${rows}-newer.parquet`), before]);
}

function runProcess(args: readonly string[]): PipelineResult {
  return JSON.parse(execFileSync(process.execPath, [join(root, 'bench/pipeline-process.ts'), ...args], { encoding: 'utf8' }));
}

/** Milliseconds in which DuckDB reads every column of a CSV at two threads, and does nothing with it. */
export async function readBare(path: string): Promise<number> {
  const connection = await (await DuckDBInstance.create(':memory:', { threads: '2' })).connect();
  const started = performance.now();
  await connection.runAndReadAll(`SELECT sum(hash(COLUMNS(*)))::VARCHAR FROM read_csv('${path}', all_varchar=true, header=true)`);
  const milliseconds = performance.now() - started;
  connection.closeSync();
  return milliseconds;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}
