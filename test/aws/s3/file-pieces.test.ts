import { GetObjectCommand, NoSuchKey } from '@aws-sdk/client-s3';
import { afterEach } from 'vitest';
import { s3FilePieces } from '../../../functions/aws/s3/file-pieces.ts';
import { filePiecesContract } from '../../contracts/file-pieces.ts';
import { OWNER, type RunningObjects, startObjects } from '../../local/objects-fixture.ts';

let objects: RunningObjects;
afterEach(() => objects.stop());

filePiecesContract('s3FilePieces', async () => {
  objects = await startObjects();
  const client = objects.client(OWNER, { requestChecksumCalculation: 'WHEN_REQUIRED' });
  return {
    pieces: s3FilePieces(client, 'inbox'),
    object: async (key) => {
      try {
        const found = await client.send(new GetObjectCommand({ Bucket: 'inbox', Key: key }));
        const bytes = Buffer.from((await found.Body?.transformToByteArray()) ?? []);
        return { bytes, contentType: found.ContentType, marks: found.Metadata };
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined;
        throw error;
      }
    },
  };
});
