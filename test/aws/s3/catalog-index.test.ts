import { afterEach, beforeEach, expect, test } from 'vitest';
import { s3CatalogIndex } from '../../../functions/aws/s3/catalog-index.ts';
import { emptyIndex } from '../../../functions/model/catalog-index.ts';
import { OWNER, type RunningObjects, startObjects } from '../../local/objects-fixture.ts';

let objects: RunningObjects;
beforeEach(async () => {
  objects = await startObjects();
});
afterEach(async () => {
  await objects.stop();
});

const open = () => s3CatalogIndex(objects.client(OWNER), 'inbox');
const built = (day: number) => ({ builtAt: `2026-11-${day}T00:00:00.000Z`, entries: [] });

test('reads an empty index before the first is built, then the newest', async () => {
  const index = open();
  expect(await index.read()).toEqual(emptyIndex);
  expect(await index.replace(built(21), await index.etag())).toBe('written');
  expect(await index.read()).toEqual(built(21));
  expect(await index.read()).toEqual(built(21));
  expect(await open().replace(built(22), await index.etag())).toBe('written');
  expect(await index.read()).toEqual(built(22));
});

test('writes only on the index that it was built after', async () => {
  const index = open();
  expect(await index.etag()).toBeUndefined();
  expect(await index.replace(built(21), undefined)).toBe('written');
  expect(await index.replace(built(22), undefined)).toBe('stale');
  const before = await index.etag();
  expect(await index.replace(built(23), before)).toBe('written');
  expect(await index.replace(built(24), before)).toBe('stale');
  expect(await index.read()).toEqual(built(23));
});

test('an index that is gone is stale, and a bucket that is gone is a fault', async () => {
  expect(await open().replace(built(21), '"0123456789abcdef0123456789abcdef"')).toBe('stale');
  await expect(s3CatalogIndex(objects.client(OWNER), 'nowhere').replace(built(21), undefined)).rejects.toThrow();
});
