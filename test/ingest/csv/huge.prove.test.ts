import { execFile } from 'node:child_process';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';

const run = promisify(execFile);
const mebibyte = 1024 * 1024;
const mostGrownKibibytes = 64 * 1024;
const resultSchema = z.strictObject({ rows: z.number(), types: z.array(z.string()), grownKibibytes: z.number() });
let directory = '';

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'huge-'));
});
afterAll(() => rm(directory, { recursive: true }));

/** Writes a file of about 1 GiB and reads it in a process of its own. */
async function readHuge(head: string, row: string): Promise<z.infer<typeof resultSchema>> {
  const path = join(directory, 'huge.csv');
  const file = await open(path, 'w');
  await file.write(head);
  const piece = Buffer.from(row.repeat(mebibyte / row.length));
  for (let index = 0; index < 1024; index++) await file.write(piece);
  await file.close();
  const { stdout } = await run(process.execPath, [join(import.meta.dirname, 'peak-memory.ts'), path], {
    env: { ...process.env, TMPDIR: directory },
  });
  await rm(path);
  return resultSchema.parse(JSON.parse(stdout));
}

test('1 GiB behind an open quote is one finding, within 64 MiB of memory', async () => {
  const result = await readHuge('nama,kota\nBudi,"Tangerang\n', 'Siti,Bandung sekali\n');
  expect(result).toMatchObject({ rows: 0, types: ['source-error@2'] });
  expect(result.grownKibibytes).toBeLessThan(mostGrownKibibytes);
});

test('1 GiB of sound records is read whole, within 64 MiB of memory', async () => {
  const result = await readHuge('nama,kota\n', 'Siti,"Bandung, x"\r\n'.padEnd(32, '\n'));
  expect(result).toMatchObject({ rows: 1024 * 32_768, types: [] });
  expect(result.grownKibibytes).toBeLessThan(mostGrownKibibytes);
});
