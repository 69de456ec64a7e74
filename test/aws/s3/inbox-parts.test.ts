import { GetObjectCommand, NoSuchKey } from '@aws-sdk/client-s3';
import { afterEach } from 'vitest';
import { s3InboxParts } from '../../../functions/aws/s3/inbox-parts.ts';
import { inboxPartsContract } from '../../contracts/inbox-parts.ts';
import { OWNER, type RunningObjects, startObjects } from '../../local/objects-fixture.ts';

let objects: RunningObjects;
afterEach(() => objects.stop());

inboxPartsContract('s3InboxParts', async () => {
  objects = await startObjects();
  const client = objects.client(OWNER, { requestChecksumCalculation: 'WHEN_REQUIRED' });
  return {
    parts: s3InboxParts(client, 'inbox'),
    put: async (url, bytes) => (await fetch(url, { method: 'PUT', body: Buffer.from(bytes) })).status,
    object: async (key) => {
      try {
        const { Body: body } = await client.send(new GetObjectCommand({ Bucket: 'inbox', Key: key }));
        return Buffer.from((await body?.transformToByteArray()) ?? []);
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined;
        throw error;
      }
    },
  };
});
