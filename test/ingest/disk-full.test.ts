import { describe, expect, test } from 'vitest';
import { unlessDiskIsFull } from '../../functions/ingest/disk-full.ts';
import { limits } from '../../functions/limits.ts';

const large = { size: limits.maxSinglePutBytes + 1 };
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
  ])('tells the clerk of a large file how to divide it, %s', async (_how, error) => {
    const verdict = await unlessDiskIsFull(large, failing(error));
    expect(verdict).toMatchObject({
      valid: false,
      found: { findings: [{ mend: expect.stringContaining('per periode') }], totals: { 'source-error': 1 } },
    });
  });

  test('is a fault where the file is small, or where it is something else', async () => {
    await expect(unlessDiskIsFull({ size: limits.maxSinglePutBytes }, failing(full))).rejects.toBe(full);
    const other = Object.assign(new Error('EIO: i/o error'), { code: 'EIO' });
    await expect(unlessDiskIsFull(large, failing(other))).rejects.toBe(other);
  });

  test('is none where it fits', async () => {
    const verdict = { valid: false, found: { warnings: [], findings: [], totals: {} } } as const;
    expect(await unlessDiskIsFull(large, async () => verdict)).toBe(verdict);
  });
});
