import { ListObjectVersionsCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type RunningObjects, startObjects } from './objects-fixture.ts';

let objects: RunningObjects;
beforeEach(async () => {
  objects = await startObjects();
});
afterEach(() => objects.stop());

const daySeconds = 24 * 60 * 60;
const put = async (Key: string, Tagging?: string, Bucket = 'ruled') =>
  (await objects.client().send(new PutObjectCommand({ Bucket, Key, Body: 'x', ...(Tagging === undefined ? {} : { Tagging }) })))
    .VersionId ?? '';

/** The rules as they do their work so many days from now; the SDK signs by the true time. */
async function after(days: number): Promise<void> {
  objects.clock.offsetSeconds = days * daySeconds;
  await objects.service.applyLifecycle();
  objects.clock.offsetSeconds = 0;
}

async function standing(Bucket = 'ruled'): Promise<string[]> {
  const { Versions = [], DeleteMarkers = [] } = await objects.client().send(new ListObjectVersionsCommand({ Bucket }));
  return [...Versions.map(({ Key }) => `${Key}`), ...DeleteMarkers.map(({ Key }) => `${Key} hidden`)].sort();
}

test('what bears the tag of a rule goes once its days are over, its marker and its bytes after it; all else stays', async () => {
  await put('uploads/report.json', 'rejected=true');
  await put('uploads/other.json', 'rejected=false');
  await put('parts/a');
  await put('report', 'rejected=true', 'inbox');
  const stays = ['parts/a', 'uploads/other.json'];
  const bytes = await objects.blobCount();
  await after(29);
  expect(await standing()).toEqual([...stays, 'uploads/report.json']);
  await after(31);
  expect(await standing()).toEqual([...stays, 'uploads/report.json', 'uploads/report.json hidden']);
  await after(31);
  expect((await standing()).length).toBe(4);
  await after(33);
  await after(33);
  expect(await standing()).toEqual(stays);
  expect(await objects.blobCount()).toBe(bytes - 1);
  expect(await standing('inbox')).toEqual(['report']);
});

test('replaced versions go so long after they were replaced, under their prefix alone', async () => {
  for (const key of ['catalog/index.json', 'catalog/index.json', 'parts/a', 'parts/a']) await put(key);
  await after(6);
  expect(await standing()).toHaveLength(4);
  await after(9);
  expect(await standing()).toEqual(['catalog/index.json', 'parts/a', 'parts/a']);
});
