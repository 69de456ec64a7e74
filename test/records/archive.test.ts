import { DeleteObjectCommand, GetObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { s3Archive } from '../../functions/aws/s3/archive.ts';
import { archiveStoreContract } from '../contracts/archive-store.ts';
import { memoryArchive } from '../fakes/memory-archive.ts';
import { OTHER, OWNER, type RunningObjects, startObjects } from '../local/objects-fixture.ts';

const running: RunningObjects[] = [];
let objects: RunningObjects;
const start = async () => {
  const made = await startObjects();
  running.push(made);
  return made;
};
beforeAll(async () => {
  objects = await start();
});
afterAll(async () => {
  for (const one of running) await one.stop();
});

// As functions make it (functions/aws/clients.ts): no checksum but those that an operation gives.
const asFunctions = { requestChecksumCalculation: 'WHEN_REQUIRED' } as const;

archiveStoreContract('memoryArchive', async () => {
  const store = memoryArchive();
  return { store, hide: async (key) => store.hidden.add(key) };
});
archiveStoreContract('s3Archive', async () => {
  const client = (await start()).client(OWNER, asFunctions);
  return { store: s3Archive(client, 'archive'), hide: (Key) => client.send(new DeleteObjectCommand({ Bucket: 'archive', Key })) };
});

test('a text that is not of its digest is refused by storage', async () => {
  const store = s3Archive(objects.client(OWNER, asFunctions), 'archive');
  await expect(store.putOnce('records/x', 'what arrived', 'ab'.repeat(32))).rejects.toMatchObject({ name: 'BadDigest' });
  expect(await store.get('records/x')).toBe('none');
});

test('a role without the right is told so, and an object that it may not look for is a fault, never “not there”', async () => {
  objects.otherMay.add('s3:GetObject arn:aws:s3:::archive/records/y');
  const client = objects.client(OTHER, asFunctions);
  await expect(s3Archive(client, 'archive').putOnce('records/y', 'x', 'ab'.repeat(32))).rejects.toMatchObject({ name: 'AccessDenied' });
  await expect(s3Archive(client, 'archive').get('records/y')).rejects.toMatchObject({ name: 'AccessDenied' });
  await expect(client.send(new GetObjectCommand({ Bucket: 'archive', Key: 'records/z' }))).rejects.toMatchObject({ name: 'AccessDenied' });
});
