import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { demoAccounts } from './accounts.ts';
import { homeOf, root } from './home.ts';
import { type Laptop, startLaptop } from './laptop.ts';
import { readStartOptions } from './start-options.ts';
import { currentAssembly } from './synthesize.ts';

/**
 * Starts Satu Data on this machine and keeps it running until SIGINT or SIGTERM: the assembly of the sources as they are, on `PORT`,
 * with its data in `SATUDATA_HOME`, filled with the demo on the first start (not with `--empty`). What goes wrong is said in one sentence.
 */
export async function run(argv: readonly string[], environment: NodeJS.ProcessEnv): Promise<void> {
  const options = readStartOptions(argv, environment);
  if ('refusal' in options) {
    console.error(options.refusal);
    process.exit(1);
  }
  const home = homeOf(environment);
  try {
    const assemblyDirectory = await currentAssembly(root, (sentence) => console.error(sentence));
    const isFirst = !options.empty && !existsSync(seededAt(home));
    const laptop = await startLaptop({
      assemblyDirectory,
      home,
      port: options.port,
      accounts: demoAccounts(join(root, 'cities', 'kota-tangerang.json')),
      verbose: options.verbose,
      catchUpSchedules: !isFirst,
      keepsAnswers: true,
    });
    stopOnSignal(laptop);
    if (isFirst) await seed(home);
    await laptop.setClock(undefined);
    console.log(`Satu Data siap di ${laptop.url}`);
    bringUp(home);
    // What its timers find to do goes by the present: the demo's past is over.
    if (isFirst) await laptop.runSchedule('');
  } catch (error) {
    console.error(sentenceOf(error, options.port));
    process.exit(1);
  }
}

function stopOnSignal(laptop: Laptop): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, async () => {
      await laptop.stop();
      process.exit(0);
    });
  }
}

function seededAt(home: string): string {
  return join(home, 'seeded');
}

/** Fills the demo through the public address, in a process of its own that finds the laptop by its home. Done once for a home; what failed is tried again on the next start. */
async function seed(home: string): Promise<void> {
  console.error('Mengisi data contoh …');
  const child = spawn(process.execPath, ['demo/seed.ts'], {
    cwd: root,
    env: { ...process.env, SATUDATA_HOME: home },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const [code] = await once(child, 'exit');
  if (code === 0) writeFileSync(seededAt(home), '');
  else console.error('Data contoh tidak terisi seluruhnya; pengisian diulang pada npm start berikutnya.');
}

/**
 * Brings what an older version wrote to today's shape, while it is read, in a process of its own as whoever keeps a deployed city does it (docs/changes.md, "Migrations").
 * What it did stands in the table; nothing is said but what goes wrong.
 */
function bringUp(home: string): void {
  const child = spawn(process.execPath, ['upkeep/run-migrations.ts'], {
    cwd: root,
    env: { ...process.env, SATUDATA_HOME: home },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  // What it has begun goes on at the next start.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => child.kill());
}

function sentenceOf(error: unknown, port: string | number): string {
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    return `Port ${port} sedang dipakai program lain. Hentikan program itu, atau pilih port lain: PORT=8081 npm start`;
  }
  return error instanceof Error ? error.message : String(error);
}
