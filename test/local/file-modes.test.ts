import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Laptop, startLaptop } from '../../local/laptop.ts';
import { writeCity } from './fixtures/city.ts';

const SMALL = 'arn:aws:sqs:ap-southeast-3:000000000000:satudata-Small';

let around: string;
let laptop: Laptop | undefined;
let umask: number;
beforeEach(() => {
  umask = process.umask(0o022);
  around = mkdtempSync(join(tmpdir(), 'modes-'));
});
afterEach(async () => {
  await laptop?.stop();
  laptop = undefined;
  process.umask(umask);
  rmSync(around, { recursive: true });
});

const start = (home: string) =>
  startLaptop({ assemblyDirectory: writeCity(join(around, 'out.jsonl')), home, port: 0, accounts: [] }).then((started) => {
    laptop = started;
    return started;
  });
const modeOf = (path: string) => statSync(path).mode & 0o777;

describe.skipIf(process.platform === 'win32')('the home of the laptop', () => {
  test('is the own user’s alone, with every file and folder in it, though it was made beforehand and the umask is open', async () => {
    const home = join(around, 'home');
    mkdirSync(home, { mode: 0o755 });
    const { functions, queues } = await start(home);
    await functions.warm('satudata-Batch');
    queues.send(SMALL, 'good');
    expect(modeOf(home)).toBe(0o700);
    const entries = readdirSync(home, { recursive: true, encoding: 'utf8' });
    expect(entries.length).toBeGreaterThan(10);
    // Blobs of a function's /tmp and LevelDB's files come and go.
    const open = entries.filter((entry) => (statSync(join(home, entry), { throwIfNoEntry: false })?.mode ?? 0) & 0o077);
    expect(open).toEqual([]);
  });

  test('is never a folder that everybody writes to', async () => {
    const home = join(around, 'shared');
    mkdirSync(home);
    chmodSync(home, 0o1777);
    await expect(start(home)).rejects.toThrow('dipakai bersama');
    expect(modeOf(home)).toBe(0o777);
  });
});
