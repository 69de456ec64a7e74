import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { allOf } from '../../upkeep/all-of.ts';
import { readLines, writeLines } from '../../upkeep/copy-folder.ts';

test('entries come back as they went, bytes and line ends included; the file is its owner’s alone and is never written over', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'satudata-copy-'));
  try {
    const entries = [
      { pk: 'A', sk: '1', blob: new Uint8Array([0, 255]), text: 'dua\nbaris\u2028', deep: [{ n: 1.5, no: null, yes: true }] },
      { pk: 'A', sk: '2' },
    ];
    expect(await writeLines(folder, 'catalog.jsonl', entries)).toBe(2);
    expect(await allOf(readLines(folder, 'catalog.jsonl'))).toEqual(entries);
    expect(statSync(join(folder, 'catalog.jsonl')).mode & 0o777).toBe(0o600);
    await expect(writeLines(folder, 'catalog.jsonl', entries)).rejects.toThrow('EEXIST');
    await expect(writeLines(folder, 'other.jsonl', [{ set: new Set(['a']) }])).rejects.toThrow('does not keep');
  } finally {
    rmSync(folder, { recursive: true });
  }
});
