import { mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { duckdbSubjectBlocks } from '../functions/duckdb/subject-blocks.ts';
import { limits } from '../functions/limits.ts';
import { bucketBitsOf, type IdentifierColumns } from '../functions/model/subject-index.ts';
import type { Bucket } from '../functions/persons/subject-blocks.port.ts';
import { cacheDirectory, registerFile, registerStandard } from './register-file.ts';

const rows = Number(process.env.ROWS ?? 3_300_000);
const keys = { person: Buffer.alloc(64, 7), subject: Buffer.alloc(64, 9) };
/** Of an item: its keys and the names of its attributes (DynamoDB, "Item sizes and formats"). */
const itemOverheadBytes = 120;
const unitBytes = 1024;

/**
 * The subject index of one delivery: function time for the NIK alone, and for NIK and KK together, with the write units of each; beside an item per person, which
 * costs a unit for each.
 */
export async function run(): Promise<void> {
  const directory = join(cacheDirectory, 'subject-index');
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
  const part = join(directory, 'part.parquet');
  const connection = await (await DuckDBInstance.create(':memory:', { threads: String(limits.duckdbThreads) })).connect();
  const csv = await registerFile(rows, 'older');
  await connection.run(
    `COPY (SELECT * FROM read_csv('${csv}', all_varchar = true, header = true)) TO '${part}' (FORMAT parquet, COMPRESSION snappy, ROW_GROUP_SIZE ${limits.parquetRowGroupRows})`,
  );
  connection.closeSync();
  for (const columns of [{ nik: 'nik' }, { nik: 'nik', kk: 'kk' }] satisfies IdentifierColumns[]) await measure(directory, part, columns);
  console.log(`an item per person: ${rows} write units for each identifier`);
}

async function measure(directory: string, part: string, columns: IdentifierColumns): Promise<void> {
  const target = join(directory, Object.keys(columns).join('-'), 'rows.blocks');
  const bits = bucketBitsOf(rows);
  const [started, used] = [performance.now(), process.cpuUsage()];
  const delivered = { parts: [{ path: part, period: 'all', rows }], fields: registerStandard.fields, columns, bits };
  const buckets = await duckdbSubjectBlocks(limits.duckdbMemoryMegabytes).write(delivered, keys, target);
  const { user, system } = process.cpuUsage(used);
  const units = Object.keys(columns).map((kind) => `${kind} ${unitsOf(buckets.filter((bucket) => bucket.kind === kind))} write units`);
  console.log(
    `${Object.keys(columns).join(' and ')}: ${((performance.now() - started) / 1000).toFixed(1)} s (${((user + system) / 1e6).toFixed(1)} s of processor), ` +
      `${(statSync(target).size / 1e6).toFixed(0)} MB of blocks, ${buckets.length} buckets, ${units.join(', ')}; peak ${(process.resourceUsage().maxRSS / 1e3).toFixed(0)} MB`,
  );
}

function unitsOf(buckets: readonly Bucket[]): number {
  return buckets.reduce((sum, { entries }) => sum + Math.ceil((entries.length + itemOverheadBytes) / unitBytes), 0);
}
