import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { readFile } from '../../functions/ingest/read-file.ts';

/**
 * Run as a process of its own (`node --expose-gc`): reads every file below the folder given, as the ingest would, and prints a line of JSON
 * for each. Its peak of memory is reset before every file (Linux: /proc/self/clear_refs).
 */
export type HostileOutcome = {
  readonly file: string;
  readonly bytes: number;
  readonly milliseconds: number;
  /** How far the resident memory rose above what stood before the file. */
  readonly risenBytes: number;
  readonly rows?: number;
  readonly columns?: number;
  readonly type?: string;
  readonly message?: string;
  readonly mend?: string;
};

const accepted = /\.(csv|tsv|txt|xlsx|xlsm|xls|html?)$/i;

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function status(name: string): number {
  return Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) * 1024;
}

/** A name that is refused at the door is read all the same, as if a clerk had renamed it. */
async function readOne(root: string, path: string, sink: string): Promise<HostileOutcome> {
  const file = relative(root, path);
  const bytes = statSync(path).size;
  globalThis.gc?.();
  writeFileSync('/proc/self/clear_refs', '5');
  const before = status('VmRSS');
  const started = performance.now();
  const outcome = await readFile({ path, name: accepted.test(path) ? path : `${path}.csv` }, sink, { expectedLabels: [] });
  const measured = { file, bytes, milliseconds: performance.now() - started, risenBytes: status('VmHWM') - before };
  if (outcome.ok) return { ...measured, rows: outcome.form.rows, columns: outcome.form.labels.length };
  const [question] = outcome.asking ?? [];
  if (question) return { ...measured, type: 'asked', message: question.text, mend: question.readings.map(({ text }) => text).join(' ') };
  const [first] = outcome.findings;
  return { ...measured, type: first?.type ?? '', message: first?.message ?? '', mend: first?.mend ?? '' };
}

const root = process.argv[2] ?? '';
const scratch = mkdtempSync(join(tmpdir(), 'satudata-hostile-'));
try {
  for (const path of filesBelow(root)) {
    process.stdout.write(`${JSON.stringify(await readOne(root, path, join(scratch, 'sink')))}\n`);
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
