import { GetObjectCommand, HeadObjectCommand, NoSuchKey } from '@aws-sdk/client-s3';
import { afterEach, expect, test } from 'vitest';
import { s3FilePieces } from '../../../functions/aws/s3/file-pieces.ts';
import { s3Published } from '../../../functions/aws/s3/published.ts';
import { filePiecesContract } from '../../contracts/file-pieces.ts';
import { OWNER, type RunningObjects, startObjects } from '../../local/objects-fixture.ts';

let objects: RunningObjects;
afterEach(() => objects.stop());

async function open() {
  objects = await startObjects();
  return objects.client(OWNER, { requestChecksumCalculation: 'WHEN_REQUIRED' });
}

filePiecesContract('s3FilePieces', async () => {
  const client = await open();
  return {
    pieces: s3FilePieces(client, 'inbox'),
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

test('a file of pieces has the content type and the mark by which it is found again', async () => {
  const client = await open();
  const pieces = s3FilePieces(client, 'inbox');
  const id = await pieces.begin('berkas.csv', 'text/csv; charset=utf-8', { about: 'none' });
  const etag = await pieces.put('berkas.csv', id, 1, import.meta.filename);
  await pieces.complete('berkas.csv', id, [etag]);
  const head = await client.send(new HeadObjectCommand({ Bucket: 'inbox', Key: 'berkas.csv' }));
  expect(head.ContentType).toBe('text/csv; charset=utf-8');
  expect(await s3Published(client, 'inbox').find('berkas.csv')).toMatchObject({ marks: { about: 'none' } });
});
