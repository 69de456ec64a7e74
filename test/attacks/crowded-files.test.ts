import { mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readFile } from '../../functions/ingest/read-file.ts';
import { tried } from '../product-size.ts';
import { crowdedFiles } from './crowded-files.ts';

/** What takes the square of a count takes minutes for so many; what takes twice the time for twice the count takes some tenths of a second. */
const many = tried(30_000, 100_000);
const mostSeconds = tried(5, 10);

let directory = '';
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'crowded-'));
});
afterAll(() => rmSync(directory, { recursive: true }));

/** Of this process alone, whatever else the machine does. */
async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000_000;
}

describe(`a file is read in a time that grows with it, not with its square: ${many}`, () => {
  test.each(Object.entries(crowdedFiles))('%s', async (_, { name, bytes }) => {
    const path = join(directory, name);
    await writeFile(path, bytes(many));
    const seconds = await secondsOf(() => readFile({ path, name }, join(directory, 'normal-form.txt'), { expectedLabels: [] }));
    expect(seconds).toBeLessThan(mostSeconds);
  });
});
