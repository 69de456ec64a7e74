import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Part } from '../../functions/model/manifest.ts';
import { partsCache } from '../../functions/rows/parts-cache.ts';
import { memoryPublished } from '../fakes/memory-published.ts';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'parts-cache-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

async function shelf(count: number) {
  const published = memoryPublished();
  const parts: Part[] = [];
  for (let index = 0; index < count; index++) {
    const { versionId } = await published.putText(`part-${index}`, `bytes of ${index}`, 'text/plain');
    parts.push({ period: String(index), key: `part-${index}`, versionId, rows: 1, bytes: 10, sha256: '', uploadId: 'A' });
  }
  const fetched: string[] = [];
  const counting = {
    download(key: string, versionId: string, path: string) {
      fetched.push(key);
      return published.download(key, versionId, path);
    },
  };
  return { parts, fetched, counting };
}

describe('the cache of parts', () => {
  test('fetches a part once and keeps the order that was asked for', async () => {
    const { parts, fetched, counting } = await shelf(2);
    const cache = partsCache(counting, directory, 100);
    const paths = await cache.paths(parts);
    expect(await Promise.all(paths.map((path) => readFile(path, 'utf8')))).toEqual(['bytes of 0', 'bytes of 1']);
    expect(await cache.paths([...parts].reverse())).toEqual([...paths].reverse());
    expect(fetched).toEqual(['part-0', 'part-1']);
  });

  test('drops what was longest unused when it is full, never what is being read', async () => {
    const { parts, fetched, counting } = await shelf(4);
    const cache = partsCache(counting, directory, 25);
    const [a, b, c] = parts;
    if (!a || !b || !c) throw new Error('no parts');
    await cache.paths([a, b]);
    await cache.paths([a]);
    await cache.paths([c]);
    expect(await readdir(directory)).toHaveLength(2);
    await cache.paths([a]);
    expect(fetched).toEqual(['part-0', 'part-1', 'part-2']);
    await cache.paths(parts);
    expect(await readdir(directory)).toHaveLength(4);
  });

  test('throws on a part of another size, and keeps nothing of it', async () => {
    const { parts, counting } = await shelf(1);
    const cache = partsCache(counting, directory, 100);
    await expect(cache.paths(parts.map((part) => ({ ...part, bytes: 11 })))).rejects.toThrow('was read as 10');
    expect(await readdir(directory)).toEqual([]);
  });
});
