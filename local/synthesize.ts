import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Lock, takeLock } from './lock.ts';

// Everything that decides what the synthesis writes.
const sourceFolders = ['bin', 'lib', 'functions', 'web', 'cities', 'package-lock.json', 'cdk.json'];
const stampFile = 'satudata.stamp';
/** In an assembly: its functions' code as Node compiled it, found by what the code says, so that no change of the code needs it emptied. */
export const compileCacheFolder = 'compile-cache';
const lockPauseMilliseconds = 100;

/**
 * Makes sure that `<root>/cdk.out` is the assembly of the sources as they are, and gives its path. Reuses it when its stamp agrees with the
 * sources' hash; else synthesizes in a process of its own. Two at once wait for one another. Throws when the synthesis fails.
 */
export async function currentAssembly(root: string, say: (sentence: string) => void): Promise<string> {
  const directory = join(root, 'cdk.out');
  if (isCurrent(root, directory)) return directory;
  const lock = await waitForLock(join(directory, 'satudata.lock'), say);
  try {
    const sources = sourcesHash(root);
    if (isCurrent(root, directory)) return directory;
    say('Menyusun tumpukan awan (cdk synth) …');
    // Removed first, so that an interrupted synthesis is not taken for a finished one.
    rmSync(join(directory, stampFile), { force: true });
    await synthesize(root);
    writeFileSync(join(directory, stampFile), `${sources}\n${templatesHash(directory)}\n`);
    return directory;
  } finally {
    lock.release();
  }
}

/** A hash over the names and bytes of all sources. */
export function sourcesHash(root: string): string {
  const hash = createHash('sha256');
  for (const source of sourceFolders) {
    for (const file of filesOf(join(root, source), source)) {
      const bytes = readFileSync(join(root, file));
      hash.update(`${file}\0${bytes.length}\0`).update(bytes);
    }
  }
  return hash.digest('hex');
}

function isCurrent(root: string, directory: string): boolean {
  const stamp = join(directory, stampFile);
  if (!existsSync(stamp)) return false;
  const [sources, templates] = readFileSync(stamp, 'utf8').split('\n');
  return templates === templatesHash(directory) && sources === sourcesHash(root);
}

// A synthesis for the cloud writes to the same folder, with the cloud's DuckDB in it.
function templatesHash(directory: string): string {
  const hash = createHash('sha256');
  for (const file of readdirSync(directory).sort()) {
    if (file.endsWith('.template.json')) hash.update(file).update(readFileSync(join(directory, file)));
  }
  return hash.digest('hex');
}

function filesOf(path: string, name: string): readonly string[] {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [name];
  return readdirSync(path)
    .sort()
    .flatMap((entry) => filesOf(join(path, entry), `${name}/${entry}`));
}

async function waitForLock(path: string, say: (sentence: string) => void): Promise<Lock> {
  for (let attempt = 0; ; attempt += 1) {
    const lock = takeLock(path);
    if (lock !== undefined) return lock;
    if (attempt === 0) say('Menunggu penyusunan lain selesai …');
    await pause(lockPauseMilliseconds);
  }
}

async function synthesize(root: string): Promise<void> {
  const child = spawn(process.execPath, ['bin/satudata.ts'], {
    cwd: root,
    // The checks of `npm run synth` cost seconds and change nothing; this machine's DuckDB may be another than Lambda's; its front door delivers its log.
    env: { ...process.env, CDK_OUTDIR: 'cdk.out', NAG: 'off', DUCKDB_PLATFORM: 'host', COUNT_READS: 'always' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`The synthesis ended with ${code}`);
}
