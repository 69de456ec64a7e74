import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fetchDelivery } from '../../functions/ingest/fetch-delivery.ts';
import { readFile } from '../../functions/ingest/read-file.ts';
import { limits } from '../../functions/limits.ts';
import { noon, uploadIds, uploadOf } from '../fakes/ingest-fakes.ts';
import { memoryInbox } from '../fakes/memory-inbox.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'fetch-delivery-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

/** What is fetched of an upload that was announced with `size` bytes: how it is fetched goes by that. */
async function fetched(content: string | Uint8Array, size: number, fileName = 'kunjungan.csv') {
  const inbox = memoryInbox();
  const upload = uploadOf(uploadIds[0], '', { size, fileName });
  const { versionId } = inbox.receive(upload.key, content);
  const { file } = await fetchDelivery({ inbox, now: () => noon }, { ...upload, versionId }, directory);
  const outcome = await readFile({ ...file, name: fileName }, join(directory, 'normal-form'), { expectedLabels: [] });
  return { file, outcome };
}

const text = '\ufeffPuskesmas;Kunjungan\nCipondoh;12\nBenda;13\n';
/** Not UTF-8: it is read once more, as Windows-1252. */
const windows1252 = Buffer.from('Puskesmas;Kunjungan\nCipondoh caf\xe9;12\nBenda;13\n', 'latin1');

describe('a file that leaves room beside its copy', () => {
  test('is copied', async () => {
    const { file, outcome } = await fetched(text, limits.maxCopiedBytes);
    expect(existsSync(file.path)).toBe(true);
    expect(outcome.form?.rows).toBe(2);
  });
});

describe('a larger one', () => {
  test.each([
    ['a text with a byte order mark', text],
    ['a text that has to be read twice', windows1252],
  ])('is read as it comes and never stands on the disk: %s', async (_what, content) => {
    const small = await fetched(content, 100);
    const large = await fetched(content, limits.maxCopiedBytes + 1);
    expect(large.outcome).toEqual(small.outcome);
    expect(large.outcome.form?.rows).toBe(2);
    expect([large.file.sha256, large.file.bytes]).toEqual([small.file.sha256, small.file.bytes]);
  });

  test('leaves no copy', async () => {
    const { file } = await fetched(text, limits.maxCopiedBytes + 1);
    expect(existsSync(file.path)).toBe(false);
  });

  test('is refused where it is no text, with the way out', async () => {
    const zip = Buffer.from('504b0304140006000800000021', 'hex');
    const { outcome } = await fetched(zip, limits.maxCopiedBytes + 1, 'kunjungan.xlsx');
    expect(outcome).toMatchObject({ ok: false, findings: [{ type: 'format-error', mend: expect.stringContaining('sebagai CSV') }] });
  });
});
