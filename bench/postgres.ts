import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What CKAN's xloader does before any check: the file into an all-text table, and an index; milliseconds. */
export type CopyTimes = { readonly copy: number; readonly index: number; readonly version: string };

const programs = ['/usr/lib/postgresql/17/bin', '/usr/lib/postgresql/16/bin', '/usr/lib/postgresql/15/bin'].find((path) =>
  existsSync(join(path, 'initdb')),
);

/**
 * A PostgreSQL of its own: COPY of `path` into an unlogged table of text columns, then one index. Undefined where no PostgreSQL is
 * installed. Tuned as in shared measurements: 512 MB shared buffers, 256 MB maintenance memory.
 */
export function copyIntoPostgres(path: string, columns: readonly string[], indexed: string, rounds: number): CopyTimes[] {
  return (
    inPostgres((psql, version) =>
      Array.from({ length: rounds }, (): CopyTimes => {
        psql(`DROP TABLE IF EXISTS t; CREATE UNLOGGED TABLE t (${columns.map((name) => `${name} text`).join(', ')})`);
        const copy = timed(() => psql(`COPY t FROM '${path}' WITH (FORMAT csv, HEADER true)`));
        const index = timed(() => psql(`CREATE INDEX ON t (${indexed})`));
        return { copy, index, version };
      }),
    ) ?? []
  );
}

/** Does that in a PostgreSQL of its own; `psql` runs statements (each of several lines by itself) and gives what they print. Undefined where none is installed. */
export function inPostgres<T>(act: (psql: (sql: string) => string, version: string) => T): T | undefined {
  if (programs === undefined) return undefined;
  const home = mkdtempSync(join(tmpdir(), 'satudata-postgres-'));
  const root = process.getuid?.() === 0;
  if (root) chownSync(home, Number(shell('id', ['-u', 'postgres'])), Number(shell('id', ['-g', 'postgres'])));
  const data = join(home, 'data');
  const as = (program: string, args: readonly string[], input?: string) =>
    root
      ? shell('runuser', ['-u', 'postgres', '--', join(programs, program), ...args], input)
      : shell(join(programs, program), [...args], input);
  const settings = '-c shared_buffers=512MB -c maintenance_work_mem=256MB -c max_wal_size=4GB -c fsync=off -c listen_addresses=';
  try {
    as('initdb', ['-D', data, '-A', 'trust', '--no-sync']);
    as('pg_ctl', ['-D', data, '-w', '-l', join(home, 'log'), '-o', `${settings} -k ${home}`, 'start']);
    const psql = (sql: string) => as('psql', ['-h', home, '-d', 'postgres', '-Atq', '-v', 'ON_ERROR_STOP=1'], sql);
    return act(psql, psql('show server_version'));
  } finally {
    try {
      as('pg_ctl', ['-D', data, '-m', 'immediate', 'stop']);
    } catch {
      // It never started: what failed before says why.
    }
    rmSync(home, { recursive: true, force: true });
  }
}

function timed(work: () => unknown): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

function shell(program: string, args: readonly string[], input?: string): string {
  return execFileSync(program, args, { encoding: 'utf8', input: input ?? '', cwd: tmpdir(), maxBuffer: maxPrintedBytes }).trim();
}

/** Some hundred answers of forty tables each. */
const maxPrintedBytes = 256 * 1024 * 1024;
