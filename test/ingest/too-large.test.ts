import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openDatabase } from '../../functions/duckdb/instance.ts';
import { unlessTooLarge } from '../../functions/ingest/too-large.ts';

const failing = (error: unknown) => async () => Promise.reject(error);
const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });

describe('a check that fills the disk', () => {
  test.each([
    ['as Node says it', full],
    ['as DuckDB says it', new Error('IO Error: Could not write file "/tmp/x/making-semua.parquet": No space left on device')],
    [
      'as DuckDB foresees it',
      new Error(
        "Out of Memory Error: failed to offload data block (9.0 GiB/9.0 GiB used). This limit was set by the 'max_temp_directory_size' setting.",
      ),
    ],
  ])('tells the clerk how to divide it, %s', async (_how, error) => {
    const verdict = await unlessTooLarge(failing(error));
    expect(verdict).toMatchObject({
      valid: false,
      found: { findings: [{ mend: expect.stringContaining('per periode') }], totals: { 'source-error': 1 } },
    });
  });

  test('is a fault where it is something else', async () => {
    const other = Object.assign(new Error('EIO: i/o error'), { code: 'EIO' });
    await expect(unlessTooLarge(failing(other))).rejects.toBe(other);
  });

  test('is none where it fits', async () => {
    const verdict = { valid: false, found: { warnings: [], findings: [], totals: {} } } as const;
    expect(await unlessTooLarge(async () => verdict)).toBe(verdict);
  });
});

test('a table for which the memory of the database does not suffice is rejected with what to do, not tried again', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'satudata-memory-'));
  const database = await openDatabase(directory, [], 10);
  const verdict = await unlessTooLarge(async () => {
    await database.rows("SELECT list(repeat('x', 100) || i) FROM range(1000000) AS numbers (i)");
    throw new Error('it fitted');
  });
  database.close();
  await rm(directory, { recursive: true });
  expect(verdict).toMatchObject({
    valid: false,
    found: {
      findings: [{ message: expect.stringContaining('terlalu lebar'), mend: expect.stringContaining('Bagi kolom') }],
      totals: { 'source-error': 1 },
    },
  });
});
