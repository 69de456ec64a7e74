import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { askLaptop } from '../local/control.ts';
import { homeOf } from '../local/home.ts';
import { type Alarm, type Client, member, textMember } from './client.ts';
import type { Machine } from './past.ts';

export type Connection = {
  readonly client: Client;
  readonly alarms: () => Promise<readonly Alarm[]>;
  /** What a night does: aid lists are compared, and what is found of them stands. */
  readonly compareLists: () => Promise<void>;
  readonly machine: Machine;
  readonly close: () => Promise<void>;
};

/** The laptop that runs; where none does, one of its own with the demo city, gone afterwards. */
export async function connect(say: (line: string) => void): Promise<Connection> {
  const home = homeOf(process.env);
  if (await answers(home)) return { ...toolsOf(home), close: async () => undefined };
  say('Satu Data tidak sedang berjalan: dijalankan sebentar di folder sementara.');
  return startOwn();
}

/**
 * The laptop that runs, and no other. What fills it is started by it: were another one started here, because this one answers with a fault, that would start a
 * third to be filled, and so on without end.
 */
export async function connectRunning(): Promise<Omit<Connection, 'close'>> {
  const home = homeOf(process.env);
  if (await answers(home)) return toolsOf(home);
  throw new Error('Satu Data tidak sedang berjalan, atau tidak menjawab di /v1/health. Jalankan npm start.');
}

async function startOwn(): Promise<Connection> {
  const home = mkdtempSync(join(tmpdir(), 'satudata-demo-'));
  const child = spawn('npm', ['start', '--silent'], {
    env: { ...process.env, PORT: '0', SATUDATA_HOME: home },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const ready = new Promise((resolve) => child.stdout.on('data', (text) => /siap di http/.test(String(text)) && resolve('ready')));
  const close = async () => {
    if (child.pid && child.exitCode === null) process.kill(-child.pid, 'SIGTERM');
    await ended;
    rmSync(home, { recursive: true, force: true });
  };
  if ((await Promise.race([ready, ended])) !== 'ready') throw new Error('npm start ended before it was ready');
  return { ...toolsOf(home), close };
}

function toolsOf(home: string): Omit<Connection, 'close'> {
  const machine: Machine = {
    setClock: async (at) => void (await askLaptop(home, { ask: 'clock', ...(at ? { at: at.toISOString() } : {}) })),
    keepReports: () => runWorker(home, 'ReportRule'),
  };
  return { client: clientOf(home), alarms: () => alarmsOf(home), compareLists: () => runWorker(home, 'FindingsRule'), machine };
}

/** Lets a worker of the clock do now what it does by its schedule. */
async function runWorker(home: string, logicalIdPrefix: string): Promise<void> {
  const outcomes = await askLaptop(home, { ask: 'schedule', logicalIdPrefix });
  if (!Array.isArray(outcomes) || outcomes.some((outcome) => member(outcome, 'ok') !== true))
    throw new Error(`the worker of ${logicalIdPrefix} failed`);
}

/** Evaluated at this moment, each with its state. */
async function alarmsOf(home: string): Promise<readonly Alarm[]> {
  const alarms = member(await askLaptop(home, { ask: 'alarms' }), 'alarms');
  if (!Array.isArray(alarms)) throw new Error('the laptop told of no alarms');
  return alarms.map((alarm) => ({ name: textMember(alarm, 'name'), state: textMember(alarm, 'state') }));
}

function clientOf(home: string): Client {
  const running: { url: string } = JSON.parse(readFileSync(join(home, 'running.json'), 'utf8'));
  return { url: running.url, token: async (account) => String(await askLaptop(home, { ask: 'token', account })) };
}

async function answers(home: string): Promise<boolean> {
  try {
    return (await fetch(`${clientOf(home).url}/v1/health`)).ok;
  } catch {
    return false;
  }
}
