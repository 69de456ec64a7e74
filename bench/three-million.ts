import { statSync } from 'node:fs';
import { checkWithFrictionless, checkWithTableschema } from './per-row.ts';
import { median, readBare, runPipeline } from './pipeline.ts';
import type { PipelineResult } from './pipeline-process.ts';
import { type CopyTimes, copyIntoPostgres } from './postgres.ts';
import { registerFile, registerStandard } from './register-file.ts';

const rows = 3_300_000;
const perRowRows = 1_000_000;
const rounds = 3;
const goals = { postgres: 1.5, bare: 16, perRow: 10, peakBytes: 2e9 };

/**
 * 3.3 million rows × 12 columns: every cell checked, keys unique, profiled, compared with the version before, Parquet written; beside it, in
 * turn, PostgreSQL's COPY of the same file into text columns with one index, DuckDB's bare read, and a checker that goes row by row.
 */
export async function run(): Promise<void> {
  const path = await registerFile(rows, 'newer');
  await runPipeline(rows);
  const ours: PipelineResult[] = [];
  const copies: CopyTimes[] = [];
  const bares: number[] = [];
  for (let round = 0; round < rounds; round++) {
    ours.push(await runPipeline(rows));
    copies.push(
      ...copyIntoPostgres(
        path,
        registerStandard.fields.map(({ name }) => name),
        'kelurahan',
        1,
      ),
    );
    bares.push(await readBare(path));
  }
  const total = median(ours.map(({ milliseconds }) => milliseconds));
  console.log(`file ${(statSync(path).size / 1e6).toFixed(0)} MB, ${rows} rows × 12; changes found ${JSON.stringify(ours[0]?.changes)}`);
  console.log(`ours, whole: ${seconds(total)} (${describeSteps(ours)})`);
  sayPostgres(total, copies);
  const bare = median(bares);
  console.log(`DuckDB's bare read: ${seconds(bare)}; ratio ${(total / bare).toFixed(1)} (goal ≤ ${goals.bare})`);
  await sayPerRow();
  const peak = Math.max(...ours.map(({ peakBytes }) => peakBytes));
  console.log(`peak memory of the process: ${(peak / 1e6).toFixed(0)} MB (goal ≤ ${goals.peakBytes / 1e6})`);
}

function describeSteps(results: readonly PipelineResult[]): string {
  const names = Object.keys(results[0]?.steps ?? {});
  return names.map((name) => `${name} ${seconds(median(results.map(({ steps }) => steps[name] ?? Number.NaN)))}`).join(', ');
}

function sayPostgres(total: number, copies: readonly CopyTimes[]): void {
  const [first] = copies;
  if (first === undefined) {
    console.log('PostgreSQL is not installed here: not compared');
    return;
  }
  const copy = median(copies.map((times) => times.copy));
  const index = median(copies.map((times) => times.index));
  const ratio = (total / (copy + index)).toFixed(2);
  console.log(
    `PostgreSQL ${first.version}, unlogged: COPY ${seconds(copy)} + one index ${seconds(index)}; ratio ${ratio} (goal ≤ ${goals.postgres})`,
  );
}

async function sayPerRow(): Promise<void> {
  const path = await registerFile(perRowRows, 'newer');
  const own = await runPipeline(perRowRows);
  const checks = ((own.steps.reading ?? 0) + (own.steps.checking ?? 0)) / (perRowRows / 1000);
  const whole = own.milliseconds / (perRowRows / 1000);
  for (const peer of [checkWithTableschema(path, perRowRows), checkWithFrictionless(path, perRowRows)]) {
    if (peer === undefined) continue;
    const ratio = (our: number) => (peer.millisecondsPerThousand / our).toFixed(1);
    console.log(
      `${peer.name}, ${perRowRows} rows, checks alone: ${peer.millisecondsPerThousand.toFixed(1)} ms a thousand; our reading and checks ${checks.toFixed(2)} (${ratio(checks)} × ahead, goal ≥ ${goals.perRow}), all that we do ${whole.toFixed(2)} (${ratio(whole)} ×)`,
    );
  }
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}
