import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { appendFile, rename, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type LogDisk, openLogFile } from '../../local/functions/log-file.ts';

const now = () => new Date(0);
const full = () => Promise.reject(Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' }));

let directory: string;
let path: string;
let told: ReturnType<typeof vi.spyOn>;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'log-'));
  path = join(directory, 'a.log');
  told = vi.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => {
  told.mockRestore();
  rmSync(directory, { recursive: true });
});

/** A disk that writes for real, but of what is appended while `left` is set only so many bytes: then it is full. */
function diskWith(state: { left: number | undefined }): LogDisk {
  return {
    rename,
    truncate: (file, bytes) => (state.left === undefined ? truncate(file, bytes) : full()),
    append: async (file, text) => {
      const { left } = state;
      await appendFile(file, left === undefined ? text : text.slice(0, left));
      if (left !== undefined) await full();
    },
  };
}

/** A loaded machine decides nothing. */
const patience = { timeout: 20_000 };
const linesNow = () =>
  readFileSync(path, 'utf8')
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line));

describe('a log on a full disk', () => {
  test('is told of once, goes on when there is room, and says how many lines are missing', async () => {
    const state: { left: number | undefined } = { left: undefined };
    const log = openLogFile(path, now, diskWith(state));
    log.write('{"line":1}');
    await expect.poll(() => readFileSync(path, 'utf8'), patience).toBe('{"line":1}\n');
    state.left = 5;
    for (const line of [2, 3, 4]) {
      log.write(`{"line":${line}}`);
      await expect.poll(() => told.mock.calls.length, patience).toBe(1);
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
    state.left = undefined;
    log.write('{"line":5}');
    await log.close();
    expect(told).toHaveBeenCalledTimes(1);
    const notice = { timestamp: '1970-01-01T00:00:00.000Z', message: '3 lines are missing here: the disk did not take them' };
    expect(linesNow()).toEqual([{ line: 1 }, notice, { line: 5 }]);
  });

  test('can be closed', async () => {
    const log = openLogFile(path, now, diskWith({ left: 0 }));
    log.write('{"line":1}');
    await expect(log.close()).resolves.toBeUndefined();
    expect(told).toHaveBeenCalledTimes(1);
  });

  test.runIf(process.platform === 'linux')('does not end the process (the device that is always full)', async () => {
    symlinkSync('/dev/full', path);
    const log = openLogFile(path, now);
    log.write('{"line":1}');
    await log.close();
    expect(told).toHaveBeenCalledWith(expect.stringContaining(path), expect.objectContaining({ code: 'ENOSPC' }));
  });
});

test('a line that is no JSON object is wrapped into one', async () => {
  const log = openLogFile(path, now);
  log.write('plain words');
  await log.close();
  expect(linesNow()).toEqual([{ timestamp: '1970-01-01T00:00:00.000Z', message: 'plain words' }]);
});

test('a line that comes after the end is written nowhere, and nobody is told: its home may be gone', async () => {
  const file = openLogFile(path, now);
  file.write('{"a":1}');
  await file.close();
  rmSync(path);
  vi.useFakeTimers();
  file.write('{"a":2}');
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
  await file.close();
  expect(existsSync(path)).toBe(false);
  expect(told).not.toHaveBeenCalled();
});
