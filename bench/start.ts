import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { currentAssembly } from '../local/synthesize.ts';
import { root } from './laptop.ts';

const rounds = 5;

/** `npm start`: on an existing assembly and home, and the first start with the demo, each as a whole process until the address is printed. */
export async function run(): Promise<void> {
  await currentAssembly(root, console.error);
  const home = mkdtempSync(join(tmpdir(), 'satudata-start-'));
  try {
    console.log(`first start with demo: ${(await start(home)).toFixed(0)} ms (goal ≤ 30000)`);
    const times: number[] = [];
    for (let round = 0; round < rounds; round++) times.push(await start(home));
    times.sort((a, b) => a - b);
    console.log(
      `start on an existing assembly: median ${times[2]?.toFixed(0)} ms, ${times[0]?.toFixed(0)}–${times.at(-1)?.toFixed(0)} (goal ≤ 3000)`,
    );
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

function start(home: string): Promise<number> {
  const started = performance.now();
  const child = spawn(process.execPath, ['local/start.ts'], {
    cwd: root,
    env: { ...process.env, PORT: '0', SATUDATA_HOME: home },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    let milliseconds = 0;
    child.stdout.on('data', (text) => {
      if (milliseconds === 0 && /siap di http/.test(String(text))) {
        milliseconds = performance.now() - started;
        child.kill('SIGTERM');
      }
    });
    child.on('exit', () => (milliseconds > 0 ? resolve(milliseconds) : reject(new Error('npm start ended before it was ready'))));
  });
}
