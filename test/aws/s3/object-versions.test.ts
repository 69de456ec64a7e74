import { DeleteObjectCommand, DeleteObjectsCommand, ListObjectVersionsCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, expect, test } from 'vitest';
import { s3ObjectVersions } from '../../../functions/aws/s3/object-versions.ts';
import { objectVersionsContract } from '../../contracts/object-versions.ts';
import { OWNER, type RunningObjects, startObjects } from '../../local/objects-fixture.ts';

let objects: RunningObjects | undefined;
afterEach(async () => {
  await objects?.stop();
  objects = undefined;
});

objectVersionsContract('s3ObjectVersions', async () => {
  objects = await startObjects();
  const client = objects.client(OWNER, { requestChecksumCalculation: 'WHEN_REQUIRED' });
  return {
    versions: s3ObjectVersions(client, 'inbox'),
    put: async (key, text) => void (await client.send(new PutObjectCommand({ Bucket: 'inbox', Key: key, Body: text }))),
    hide: async (key) => void (await client.send(new DeleteObjectCommand({ Bucket: 'inbox', Key: key }))),
  };
});

const page = (from: number, count: number) =>
  Array.from({ length: count }, (_, n) => ({ Key: `a/${from + n}`, VersionId: `v${from + n}` }));

test('a page is removed once the next one is listed, since a list can’t be relied on to go on behind what is gone', async () => {
  const client = new S3Client({});
  const s3 = mockClient(client);
  const calls: string[] = [];
  s3.on(ListObjectVersionsCommand).callsFake(({ KeyMarker: after, VersionIdMarker: version }) => {
    calls.push(`list ${after ?? ''} ${version ?? ''}`.trim());
    if (after === undefined) return { Versions: page(0, 1000), IsTruncated: true, NextKeyMarker: 'a/999', NextVersionIdMarker: 'v999' };
    return { Versions: page(1000, 2), DeleteMarkers: [{ Key: 'a/x', VersionId: 'm' }], IsTruncated: false };
  });
  s3.on(DeleteObjectsCommand).callsFake(({ Delete }) => {
    calls.push(`delete ${Delete.Objects.length}`);
    return {};
  });
  expect(await s3ObjectVersions(client, 'published').remove('a/', () => true)).toBe(1003);
  expect(calls).toEqual(['list', 'list a/999 v999', 'delete 1000', 'delete 3']);
});

test('a version that S3 refuses to remove is a fault, never passed over', async () => {
  const client = new S3Client({});
  const s3 = mockClient(client);
  s3.on(ListObjectVersionsCommand).resolves({ Versions: page(0, 2), IsTruncated: false });
  s3.on(DeleteObjectsCommand).resolves({ Errors: [{ Key: 'a/1', VersionId: 'v1', Code: 'AccessDenied' }] });
  await expect(s3ObjectVersions(client, 'published').remove('a/', () => true)).rejects.toThrow(
    '1 of 2 object versions could not be removed: AccessDenied a/1',
  );
});
