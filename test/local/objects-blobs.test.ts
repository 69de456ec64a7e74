import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBlobs } from '../../local/objects/blobs.ts';

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'blobs-'));
});
afterAll(() => rm(directory, { recursive: true }));

test('bytes that are discarded while they are read go when the last reader is done', async () => {
  const blobs = await openBlobs(directory);
  const stored = [];
  for (const text of ['first', 'second']) stored.push({ id: await blobs.write(Readable.from([Buffer.from(text)])), size: text.length });
  const unpinOne = blobs.pin(stored);
  const unpinTwo = blobs.pin(stored);
  await blobs.discard(stored);
  const pieces = [];
  for await (const piece of blobs.read(stored, { first: 3, last: 7 })) pieces.push(piece);
  expect(Buffer.concat(pieces).toString()).toBe('stsec');
  await unpinOne();
  expect(await readdir(directory)).toHaveLength(2);
  await unpinTwo();
  expect(await readdir(directory)).toEqual([]);
});
