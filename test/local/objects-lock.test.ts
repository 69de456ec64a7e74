import { DeleteObjectCommand, DeleteObjectsCommand, GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { OWNER, type RunningObjects, startObjects } from './objects-fixture.ts';

let objects: RunningObjects;
beforeAll(async () => {
  objects = await startObjects();
});
afterAll(() => objects.stop());
beforeEach(() => {
  objects.clock.offsetSeconds = 0;
});

const days = (count: number) => count * 86_400;
const put = (Key: string, Body = 'x') => objects.client().send(new PutObjectCommand({ Bucket: 'archive', Key, Body }));
const remove = (Key: string, VersionId?: string) => objects.client().send(new DeleteObjectCommand({ Bucket: 'archive', Key, VersionId }));

describe('a bucket with object lock', () => {
  test('keeps each version for its retention, anyone who asks, and not longer', async () => {
    const { VersionId } = await put('kept');
    const denied = { name: 'AccessDenied', message: expect.stringContaining('object lock') };
    await expect(remove('kept', VersionId)).rejects.toMatchObject(denied);
    const many = new DeleteObjectsCommand({ Bucket: 'archive', Delete: { Objects: [{ Key: 'kept', VersionId }] } });
    expect((await objects.client().send(many)).Errors).toMatchObject([{ Code: 'AccessDenied' }]);
    // A signature lives 15 minutes: the clock of storage alone is moved, and the client's with it.
    objects.clock.offsetSeconds = days(365) + 1;
    const later = () => objects.client(OWNER, { systemClockOffset: objects.clock.offsetSeconds * 1000 });
    await later().send(new DeleteObjectCommand({ Bucket: 'archive', Key: 'kept', VersionId }));
    await expect(later().send(new GetObjectCommand({ Bucket: 'archive', Key: 'kept', VersionId }))).rejects.toMatchObject({
      name: 'NoSuchVersion',
    });
  });

  test('takes a new version and a delete marker, as S3 does: the version under them stays', async () => {
    const first = await put('covered', 'first');
    await put('covered', 'second');
    const marker = await remove('covered');
    expect(marker.DeleteMarker).toBe(true);
    const under = new GetObjectCommand({ Bucket: 'archive', Key: 'covered', VersionId: first.VersionId });
    expect(await (await objects.client().send(under)).Body?.transformToString()).toBe('first');
    await remove('covered', marker.VersionId);
  });

  test('takes no object without a checksum', async () => {
    const plain = objects.client(OWNER, { requestChecksumCalculation: 'WHEN_REQUIRED' });
    const bare = new PutObjectCommand({ Bucket: 'archive', Key: 'bare', Body: 'x' });
    await expect(plain.send(bare)).rejects.toMatchObject({ name: 'InvalidRequest' });
    await plain.send(new PutObjectCommand({ Bucket: 'archive', Key: 'md5', Body: 'x', ContentMD5: 'ndTkYSaMgDT1yFZOFVxnpg==' }));
    await plain.send(new PutObjectCommand({ Bucket: 'plain', Key: 'bare', Body: 'x' }));
  });

  test('does not know how to lift a lock: the header is refused, not passed over', async () => {
    const { VersionId } = await put('held');
    const lifted = new DeleteObjectCommand({ Bucket: 'archive', Key: 'held', VersionId, BypassGovernanceRetention: true });
    await expect(objects.client().send(lifted)).rejects.toMatchObject({ name: 'NotImplemented' });
  });
});
