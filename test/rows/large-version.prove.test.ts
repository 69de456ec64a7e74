import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../../functions/duckdb/instance.ts';
import { duckdbRowReader } from '../../functions/duckdb/row-reader.ts';
import { fields, partsOf, rowSql, type Told } from './large-version.ts';

/** `MILLIONS=1 npm run prove -- test/rows/large-version` is a quick run. */
const millions = Number(process.env.MILLIONS ?? 20);
const parts = partsOf(millions);
const rows = millions * 1_000_000;
/** The function's memory (lib/function-settings.ts). */
const mostBytes = 3008 * 1024 * 1024;
const longestMilliseconds = 1_800_000;

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'large-version-'));
  const database = await openDatabase(directory, [], 1_000);
  let from = 0;
  for (const part of parts) {
    const target = join(directory, part.key);
    await database.run(`COPY (${rowSql(from, part.rows)}) TO '${target}' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 20480)`);
    from += part.rows;
  }
  database.close();
}, longestMilliseconds);
afterAll(() => rm(directory, { recursive: true, force: true }));

type Run = { readonly pieces: number[]; readonly outcome: string | undefined; readonly peakBytes: number; readonly seconds: number };

/** One run in a process of its own, which is killed once so many pieces are noted. */
async function run(format: string, minutesAhead: number, killAfter?: number): Promise<Run> {
  const started = performance.now();
  const told: Told[] = [];
  const child = fork(join(import.meta.dirname, 'large-version-run.ts'), [directory, String(millions), format, String(minutesAhead)]);
  child.on('message', (message: Told) => {
    told.push(message);
    if (message.kind === 'piece' && message.number === killAfter) child.kill('SIGKILL');
  });
  await new Promise((resolve) => child.on('exit', resolve));
  return {
    pieces: told.flatMap((one) => (one.kind === 'piece' ? [one.number] : [])),
    outcome: told.flatMap((one) => (one.kind === 'done' ? [one.outcome] : [])).at(-1),
    peakBytes: Math.max(...told.map(({ peakBytes }) => peakBytes)),
    seconds: (performance.now() - started) / 1000,
  };
}

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`;
const at = (name: string) => join(directory, name);
const changedAt = async (pieces: readonly number[]) =>
  Promise.all(pieces.map(async (number) => (await stat(at(`piece-${number}`))).mtimeMs));

async function factsOf(path: string) {
  const hash = createHash('sha256');
  let lines = 0;
  for await (const block of createReadStream(path, { highWaterMark: 1024 * 1024 })) {
    hash.update(block);
    for (let end = block.indexOf(10); end >= 0; end = block.indexOf(10, end + 1)) lines += 1;
  }
  return { lines, sha256: hash.digest('hex'), bytes: (await stat(path)).size };
}

test(`${millions} million rows come out as CSV on 3 GiB, and the run after one that was killed makes none of its pieces again`, {
  timeout: longestMilliseconds,
}, async () => {
  const killed = await run('csv', 0, Math.max(1, Math.floor(millions / 2)));
  expect([killed.outcome, killed.pieces.length > 0]).toEqual([undefined, true]);
  const kept = [...new Set(killed.pieces)];
  const before = await changedAt(kept);
  const next = await run('csv', 5);
  expect(next.outcome).toBe('made');
  expect(await changedAt(kept)).toEqual(before);
  const made = await factsOf(at('made.csv'));
  expect(made.lines).toBe(rows + 1);

  const reader = duckdbRowReader(directory, 1_000);
  const paths = parts.map(({ key }) => at(key));
  await reader.write(paths, fields, 'csv', at('whole.csv'));
  await reader.close();
  expect(await factsOf(at('whole.csv'))).toEqual(made);
  const peak = Math.max(killed.peakBytes, next.peakBytes);
  console.log(
    `${rows} rows × ${fields.length}: ${megabytes(made.bytes)} of CSV, sha256 ${made.sha256}; ${kept.length} pieces in ${killed.seconds.toFixed(0)} s, killed; ` +
      `all ${Math.max(...next.pieces)} after ${next.seconds.toFixed(0)} s more, none of the first made again; peak memory ${megabytes(peak)}`,
  );
  expect(peak).toBeLessThan(mostBytes);
});

test(`${millions} million rows come out as Parquet in one go`, { timeout: longestMilliseconds }, async () => {
  const made = await run('parquet', 10);
  expect(made.outcome).toBe('made');
  const { size } = await stat(at('made.parquet'));
  console.log(
    `${rows} rows × ${fields.length}: ${megabytes(size)} of Parquet in ${made.seconds.toFixed(0)} s; peak memory ${megabytes(made.peakBytes)}`,
  );
  expect(made.peakBytes).toBeLessThan(mostBytes);
});
