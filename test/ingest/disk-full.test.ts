import { describe, expect, test } from 'vitest';
import { unlessDiskIsFull } from '../../functions/ingest/disk-full.ts';

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
    const verdict = await unlessDiskIsFull(failing(error));
    expect(verdict).toMatchObject({
      valid: false,
      found: { findings: [{ mend: expect.stringContaining('per periode') }], totals: { 'source-error': 1 } },
    });
  });

  test('is a fault where it is something else', async () => {
    const other = Object.assign(new Error('EIO: i/o error'), { code: 'EIO' });
    await expect(unlessDiskIsFull(failing(other))).rejects.toBe(other);
  });

  test('is none where it fits', async () => {
    const verdict = { valid: false, found: { warnings: [], findings: [], totals: {} } } as const;
    expect(await unlessDiskIsFull(async () => verdict)).toBe(verdict);
  });
});
