import { DeleteObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { allOf } from '../../upkeep/all-of.ts';
import { standingOf } from '../../upkeep/copy-city.ts';
import { restoreObjects } from '../../upkeep/restore/objects.ts';
import { bucketVersions } from '../../upkeep/s3-versions.ts';
import { type RunningObjects, startObjects } from '../local/objects-fixture.ts';

const Bucket = 'archive';
let running: RunningObjects;
beforeEach(async () => {
  running = await startObjects();
});
afterEach(() => running.stop());

const put = (Key: string, Body: string) => running.client().send(new PutObjectCommand({ Bucket, Key, Body }));
const remove = (Key: string) => running.client().send(new DeleteObjectCommand({ Bucket, Key }));
const standing = () => allOf(standingOf(bucketVersions(running.client(), Bucket).versions()));

test('lists every version, of each key the newest first, and what stands', async () => {
  for (const key of ['b', 'a', 'c']) await put(key, 'satu');
  const second = await put('a', 'dua');
  await remove('c');
  const all = await allOf(bucketVersions(running.client(), Bucket).versions());
  expect(all.map(({ key, isMarker }) => `${key}${isMarker ? ' deleted' : ''}`)).toEqual(['a', 'a', 'b', 'c deleted', 'c']);
  expect(all[0]?.versionId).toBe(second.VersionId);
  expect((await standing()).map(({ key }) => key)).toEqual(['a', 'b']);
});

test('gives back what was deleted, under the version ids that it had', async () => {
  for (const key of ['a', 'b']) await put(key, 'satu');
  const before = await standing();
  const since = new Date(Date.now() - 1000);
  for (const key of ['a', 'b']) await remove(key);
  expect(await standing()).toEqual([]);
  expect(await restoreObjects(bucketVersions(running.client(), Bucket), since)).toEqual({ back: 2, standing: 0, deletedBefore: 0 });
  expect(await standing()).toEqual(before);
});
