import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import * as z from 'zod';
import { cacheDirectory } from './register-file.ts';
import { workbookFile } from './workbook-file.ts';

const rows = 200_000;
const rounds = 5;
const exceljsVersion = '4.4.0';
const goals = { times: 2, saxes: 1.3, peakMegabytes: 150 };
const ways = ['text rows', 'normal form', 'saxes', 'exceljs'] as const;

const result = z.object({ rows: z.number(), milliseconds: z.number(), processorMilliseconds: z.number(), peakBytes: z.number() });
type Result = z.infer<typeof result>;

/**
 * A workbook of 200,000 rows × 12 columns, read to rows of text and to the normal form, against a bare SAX pass over its XML and exceljs's
 * streaming reader. The ways take turns, each in a process of its own; medians. Processor time is less moved by what else the machine does.
 */
export async function run(): Promise<void> {
  const path = await workbookFile(rows);
  const exceljs = installExceljs();
  const script = bundleReader();
  const results = new Map<string, Result[]>(ways.map((way) => [way, []]));
  for (let round = 0; round < rounds; round++) {
    for (const way of ways) results.get(way)?.push(read(script, way, path, exceljs));
  }
  const medians = new Map(ways.map((way) => [way, median(results.get(way) ?? [])]));
  for (const [way, { milliseconds, processorMilliseconds, peakBytes }] of medians) {
    const perSecond = Math.round(rows / (milliseconds / 1_000) / 1_000);
    console.log(
      `${way.padEnd(12)} ${milliseconds.toFixed(0).padStart(6)} ms · ${perSecond}k rows/s · processor ${processorMilliseconds.toFixed(0)} ms · peak ${(peakBytes / 1e6).toFixed(0)} MB`,
    );
  }
  for (const way of ['text rows', 'normal form'] as const) {
    const of = (other: (typeof ways)[number], measure: 'milliseconds' | 'processorMilliseconds') =>
      (medians.get(other)?.[measure] ?? Number.NaN) / (medians.get(way)?.[measure] ?? Number.NaN);
    console.log(
      `${way}: exceljs takes ${of('exceljs', 'milliseconds').toFixed(1)} × its time (goal ≥ ${goals.times}), processor ${of('exceljs', 'processorMilliseconds').toFixed(1)} ×; ` +
        `it takes ${(1 / of('saxes', 'milliseconds')).toFixed(2)} × a bare SAX pass (goal ≤ ${goals.saxes}), processor ${(1 / of('saxes', 'processorMilliseconds')).toFixed(2)} ×`,
    );
  }
  console.log(`goal for the peak of memory: ≤ ${goals.peakMegabytes} MB`);
}

/** As functions are deployed: Node's own stripping of types would take 40 MB in every process. */
function bundleReader(): string {
  const outfile = join(cacheDirectory, 'read-workbook.mjs');
  const entryPoints = [join(import.meta.dirname, 'read-workbook.ts')];
  buildSync({ entryPoints, outfile, bundle: true, platform: 'node', format: 'esm', packages: 'external', logLevel: 'warning' });
  return outfile;
}

function read(script: string, way: string, path: string, exceljs: string): Result {
  const output = execFileSync(process.execPath, [script, way, path, exceljs], { encoding: 'utf8' });
  const found = result.parse(JSON.parse(output));
  if (found.rows !== rows + 1) throw new Error(`${way} read ${found.rows} rows of ${rows + 1}`);
  return found;
}

/** The median of each figure by itself. */
function median(results: readonly Result[]): Result {
  const middle = (figure: (one: Result) => number) =>
    results.map(figure).sort((one, other) => one - other)[results.length >> 1] ?? Number.NaN;
  return {
    rows,
    milliseconds: middle((one) => one.milliseconds),
    processorMilliseconds: middle((one) => one.processorMilliseconds),
    peakBytes: middle((one) => one.peakBytes),
  };
}

/** No dependency of ours: installed once, where git doesn't look. */
function installExceljs(): string {
  const directory = join(cacheDirectory, 'exceljs');
  const installed = join(directory, 'node_modules/exceljs');
  if (existsSync(installed)) return installed;
  mkdirSync(directory, { recursive: true });
  execFileSync('npm', ['install', '--prefix', directory, '--no-save', '--no-audit', '--no-fund', `exceljs@${exceljsVersion}`], {
    stdio: 'inherit',
  });
  return installed;
}
