import { createHash } from 'node:crypto';
import { createReadStream, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { copyFile, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { duckdbTableEngine } from '../functions/duckdb/table-engine.ts';
import { duckdbVersionDiffer } from '../functions/duckdb/version-differ.ts';
import { type CheckPorts, checkFile } from '../functions/ingest/check-file.ts';
import { limits } from '../functions/limits.ts';
import type { Part } from '../functions/model/manifest.ts';
import { memoryManifests } from '../test/fakes/memory-manifests.ts';
import { memoryRecords } from '../test/fakes/memory-records.ts';
import { memoryStandards } from '../test/fakes/memory-standards.ts';
import { sampleDataset } from '../test/fakes/sample-datasets.ts';
import { cacheDirectory, registerStandard } from './register-file.ts';

/**
 * Run as a process of its own, so that its peak of memory is one delivery's: checks a register as the ingest function does, from the file on
 * disk to its Parquet, and compares it with the part given (the version that stands). Prints one line of JSON.
 *
 *   node bench/pipeline-process.ts <csv> <where its part shall stand> [the part of the version before]
 */
export type PipelineResult = {
  readonly milliseconds: number;
  readonly steps: Readonly<Record<string, number>>;
  readonly peakBytes: number;
  readonly rows: number;
  readonly changes: readonly { readonly added: number; readonly removed: number; readonly changed: number }[];
};

const [, , file = '', kept = '', before] = process.argv;
const scratch = join(cacheDirectory, `pipeline-${process.pid}`);
const at = '2026-11-24T00:00:00.000Z';
const uploadIds = { before: '01JB0000000000000000000000', now: '01JC0000000000000000000000' };
const now = () => new Date(at);
const period = 'all';

const dataset = sampleDataset({ datasetId: 'ukur', access: 'closed', personalColumns: ['nik', 'kk'], standardVersion: 1 });
const { current: _current, ...never } = dataset;
const manifest = {
  datasetId: 'ukur',
  n: 1,
  uploadId: uploadIds.before,
  standardVersion: 1,
  parts: before === undefined ? [] : [partAt(before)],
  publishedAt: at,
  publishedBy: 'ukur',
};
const ports: CheckPorts = {
  datasets: { get: async () => dataset },
  standards: memoryStandards({
    ...registerStandard,
    datasetId: 'ukur',
    n: 1,
    state: 'approved',
    origin: 'operator',
    proposedAt: at,
    proposedBy: 'ukur',
  }),
  manifests: memoryManifests(manifest),
  published: { download: (key, _versionId, path) => copyFile(key, path) },
  records: memoryRecords(),
  ids: () => uploadIds.now,
  profiles: { get: async () => undefined },
  engine: duckdbTableEngine(),
  differ: duckdbVersionDiffer(limits.duckdbMemoryMegabytes),
  now,
};

mkdirSync(scratch, { recursive: true });
try {
  const bytes = statSync(file).size;
  // The download measures it as the bytes pass.
  const sha256 = await digest(file);
  const steps: Record<string, number> = {};
  const started = performance.now();
  let last = { name: 'reading', at: started };
  const enter = async (name: string) => {
    steps[last.name] = performance.now() - last.at;
    last = { name, at: performance.now() };
  };
  const verdict = await checkFile(
    ports,
    {
      upload: {
        datasetId: 'ukur',
        uploadId: uploadIds.now,
        opdId: 'dinsos',
        state: 'checking',
        fileName: 'ukur.csv',
        size: bytes,
        mode: 'periods',
        key: 'small/ukur',
        startedBy: 'ukur',
        message: '',
        at: { waiting: at },
      },
      dataset: before === undefined ? never : dataset,
      delivery: { file: { path: file, bytes, sha256 }, cells: [], notNik: [], rows: 'all', isGone: false },
      directory: scratch,
    },
    enter,
  );
  await enter('done');
  const milliseconds = performance.now() - started;
  if (!verdict.valid)
    throw new Error(`the register was refused: ${JSON.stringify(verdict.found.findings[0] ?? verdict.found.check?.errors[0])}`);
  const [part] = verdict.parts;
  mkdirSync(dirname(kept), { recursive: true });
  await rename(part?.path ?? '', kept);
  const result: PipelineResult = {
    milliseconds,
    steps,
    peakBytes: Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) * 1024,
    rows: part?.rows ?? 0,
    changes: verdict.compared.changes.map(({ added, removed, changed }) => ({ added, removed, changed })),
  };
  console.log(JSON.stringify(result));
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

async function digest(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

function partAt(path: string): Part {
  return { period, key: path, versionId: 'kept', rows: 0, bytes: statSync(path).size, sha256: '', uploadId: uploadIds.before };
}
