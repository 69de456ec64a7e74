import {
  DeleteObjectCommand,
  DeleteObjectsCommand,
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandOutput,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { OTHER, type RunningObjects, startObjects } from './objects-fixture.ts';

let objects: RunningObjects;
beforeAll(async () => {
  objects = await startObjects();
});
afterAll(() => objects.stop());

const put = async (Key: string, Body: string) =>
  (await objects.client().send(new PutObjectCommand({ Bucket: 'inbox', Key, Body }))).VersionId ?? '';
const hide = async (Key: string) => (await objects.client().send(new DeleteObjectCommand({ Bucket: 'inbox', Key }))).VersionId ?? '';

async function pagesOf(Prefix: string, MaxKeys: number): Promise<ListObjectVersionsCommandOutput[]> {
  const pages: ListObjectVersionsCommandOutput[] = [];
  let markers: { KeyMarker?: string; VersionIdMarker?: string } | undefined = {};
  while (markers) {
    const page: ListObjectVersionsCommandOutput = await objects
      .client()
      .send(new ListObjectVersionsCommand({ Bucket: 'inbox', Prefix, MaxKeys, ...markers }));
    pages.push(page);
    const { NextKeyMarker, NextVersionIdMarker } = page;
    markers =
      NextKeyMarker === undefined
        ? undefined
        : { KeyMarker: NextKeyMarker, ...(NextVersionIdMarker === undefined ? {} : { VersionIdMarker: NextVersionIdMarker }) };
  }
  return pages;
}

const namesIn = (pages: readonly ListObjectVersionsCommandOutput[]) =>
  pages.flatMap(({ Versions = [], DeleteMarkers = [] }) =>
    [...Versions, ...DeleteMarkers].map(({ Key, VersionId, IsLatest }) => `${Key} ${VersionId} ${IsLatest}`),
  );

test('every version and delete marker of a prefix is listed once, however short the pages are, and with nothing of other keys', async () => {
  const [a1, a2, b1] = [await put('v/a', 'one'), await put('v/a', 'two'), await put('v/b <é>', 'three')];
  const hidden = await hide('v/a');
  await put('v-other', 'x');
  const expected = [`v/a ${a1} false`, `v/a ${a2} false`, `v/a ${hidden} true`, `v/b <é> ${b1} true`].sort();
  for (const size of [1, 2, 3, 1000]) {
    const pages = await pagesOf('v/', size);
    expect(namesIn(pages).sort(), `pages of ${size}`).toEqual(expected);
    expect(pages.map(({ IsTruncated }) => IsTruncated)).toEqual(pages.map((_, n) => n < pages.length - 1));
  }
  expect(namesIn(await pagesOf('v/', 1)).map((name) => name.split(' ')[1])).toEqual([hidden, a2, a1, '<é>']);
});

test('a list after a key begins with the next one', async () => {
  await put('w/1', 'x');
  await put('w/2', 'x');
  const page = await objects.client().send(new ListObjectVersionsCommand({ Bucket: 'inbox', Prefix: 'w/', KeyMarker: 'w/1' }));
  expect(page.Versions?.map(({ Key, Size }) => [Key, Size])).toEqual([['w/2', 1]]);
});

test('versions and markers that are deleted by their ids leave nothing, no byte either', async () => {
  const before = await objects.blobCount();
  for (const body of ['one', 'two']) await put('gone', body);
  await hide('gone');
  const [page] = await pagesOf('gone', 1000);
  const all = [...(page?.Versions ?? []), ...(page?.DeleteMarkers ?? [])].map(({ Key = '', VersionId = '' }) => ({ Key, VersionId }));
  expect(all).toHaveLength(3);
  await objects.client().send(new DeleteObjectsCommand({ Bucket: 'inbox', Delete: { Objects: all } }));
  expect(namesIn(await pagesOf('gone', 1000))).toEqual([]);
  expect(await objects.blobCount()).toBe(before);
});

test('listing versions is a right of its own', async () => {
  const list = () => objects.client(OTHER).send(new ListObjectVersionsCommand({ Bucket: 'inbox', Prefix: 'v/' }));
  objects.otherMay.add('s3:ListBucket arn:aws:s3:::inbox');
  await expect(list()).rejects.toMatchObject({ name: 'AccessDenied' });
  objects.otherMay.add('s3:ListBucketVersions arn:aws:s3:::inbox');
  expect((await list()).Versions?.length).toBeGreaterThan(0);
  expect(objects.asked.at(-1)?.context).toMatchObject({ 's3:prefix': 'v/' });
});
