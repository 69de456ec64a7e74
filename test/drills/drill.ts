import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '../..');

/** Where a drill is played: a folder of its own, and what is written into its log. */
export type Stage = {
  /** The city's home is in it, and the commands run there. */
  readonly folder: string;
  readonly home: string;
  /** A sentence of the log: what was done, what was found. */
  readonly say: (line: string) => void;
  /** Runs one of the project's commands, and logs it with what it printed. Throws when it ends otherwise than by `code`. */
  readonly command: (script: string, given: readonly string[], code?: number) => Promise<string>;
};

/** Something that is tried before it is needed. It throws where it does not end as it must. */
export type Drill = { readonly name: string; readonly title: string; readonly run: (stage: Stage) => Promise<void> };

/** Plays a drill in a new folder. Gives its log, line by line. */
export async function play(drill: Drill): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), `satudata-drill-${drill.name}-`));
  const log: string[] = [];
  const home = join(folder, 'rumah');
  const stage: Stage = { folder, home, say: (line) => log.push(line), command: (...given) => run({ folder, home, log }, ...given) };
  try {
    await drill.run(stage);
    return log;
  } catch (error) {
    throw new Error([`${drill.name}: ${error instanceof Error ? error.message : String(error)}`, ...log].join('\n  '), { cause: error });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const files: Readonly<Record<string, string>> = {
  migrate: 'upkeep/run-migrations.ts',
  copy: 'upkeep/run-copy.ts',
  restore: 'upkeep/run-restore.ts',
  'key-shares': 'upkeep/run-key-shares.ts',
  'keep-index': 'local/keep-index.ts',
};

type Where = { readonly folder: string; readonly home: string; readonly log: string[] };

async function run({ folder, home, log }: Where, script: string, given: readonly string[], code = 0): Promise<string> {
  log.push(`$ npm run --silent ${script}${given.length > 0 ? ` -- ${given.join(' ')}` : ''}`);
  const child = spawn(process.execPath, [join(root, files[script] ?? script), ...given], {
    cwd: folder,
    env: { ...process.env, SATUDATA_HOME: home },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (printed += String(text)));
  const [ended] = await once(child, 'close');
  const shown = printed.replaceAll(folder, '…').trimEnd();
  log.push(...shown.split('\n').filter((line) => line !== ''));
  if (ended !== code) throw new Error(`${script} ended with ${ended}`);
  return printed;
}
