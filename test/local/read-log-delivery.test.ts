import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readLogDelivery } from '../../local/read-log-delivery.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function opened() {
  const files: { key: string; text: string }[] = [];
  const disk = { isFull: false };
  const put = async (key: string, bytes: Uint8Array) => {
    if (disk.isFull) throw new Error('full');
    files.push({ key, text: gunzipSync(bytes).toString() });
  };
  return { files, disk, log: readLogDelivery(put, () => new Date('2026-12-01T23:30:00Z')) };
}

test('delivers lines in packed files, by the UTC hour, as CloudFront names them; none where there is no line', async () => {
  const { files, log } = opened();
  await log.deliver();
  log.write('{"a":1}');
  log.write('{"b":2}');
  await log.deliver();
  await log.deliver();
  expect(files).toEqual([
    { key: expect.stringMatching(/^reads\/2026\/12\/01\/laptop\.2026-12-01-23\.[0-9a-f]{8}\.gz$/), text: '{"a":1}\n{"b":2}\n' },
  ]);
  await log.stop();
});

test('delivers by itself within a minute, and what is left when it stops', async () => {
  const { files, log } = opened();
  log.write('{"a":1}');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(files).toHaveLength(1);
  log.write('{"b":2}');
  await log.stop();
  expect(files.map(({ text }) => text)).toEqual(['{"a":1}\n', '{"b":2}\n']);
});

test('delivers early what would fill the memory', async () => {
  const { files, log } = opened();
  for (let number = 0; number < 20_001; number += 1) log.write('{}');
  await vi.advanceTimersByTimeAsync(0);
  expect(files.map(({ text }) => text.length)).toEqual([60_000]);
  await log.stop();
});

test('tells by their number the lines that could not be delivered, and goes on', async () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const { files, disk, log } = opened();
  disk.isFull = true;
  log.write('{"nik":"3671"}');
  await log.deliver();
  expect(String(said.mock.calls[0]?.[0])).toContain('1 lines');
  expect(String(said.mock.calls)).not.toContain('3671');
  disk.isFull = false;
  log.write('{"b":2}');
  await log.deliver();
  expect(files.map(({ text }) => text)).toEqual(['{"b":2}\n']);
  await log.stop();
  said.mockRestore();
});
