import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dynamoMakings } from '../../../functions/aws/dynamo/makings.ts';
import { limits } from '../../../functions/limits.ts';
import type { Making } from '../../../functions/rows/making.port.ts';
import { makingStoreContract } from '../../contracts/making-store.ts';
import { openTestTables, type TestTables } from '../tables.ts';

let tables: TestTables;
beforeAll(async () => {
  tables = await openTestTables(4);
});
afterAll(async () => tables.close());

makingStoreContract('dynamoMakings', async () => dynamoMakings(tables.documents, tables.next()));

test('a note carries the time at which DynamoDB removes it, and stays far from the largest item with pieces of a hundred gigabytes', async () => {
  const table = tables.next();
  const etags = Array.from({ length: 1_600 }, (_, index) => `"${String(index).padStart(32, '0')}"`);
  const note: Making = {
    datasetId: 'kunjungan',
    key: 'datasets/kunjungan/files/2/kunjungan-v2.csv',
    about: 'none',
    state: 'making',
    progress: { done: 1, total: 2 },
    pieces: { multipartId: 'm'.repeat(200), etags },
    tries: 1,
    until: '2026-09-15T05:00:00.000Z',
    revision: 'one',
  };
  await dynamoMakings(tables.documents, table).put(note, undefined);
  const { Items = [] } = await tables.documents.send(new ScanCommand({ TableName: table }));
  expect(Items).toMatchObject([{ pk: 'MAKING#kunjungan', sk: note.key, expiresAt: Date.parse(note.until) / 1000 + 6 * 24 * 60 * 60 }]);
  expect(JSON.stringify(Items[0]).length).toBeLessThan(limits.maxItemBytes);
});

test.each([
  ['its own', 'mine', true],
  ['somebody else’s', 'theirs', false],
])('a note whose answer was lost is found to be %s when the SDK tries again', async (_whose, revision, isWritten) => {
  const note = { about: 'none', state: 'waiting', progress: { done: 0, total: 1 }, tries: 0, until: '2026-09-15T05:00:00.000Z' } as const;
  const key = { datasetId: 'kunjungan', key: 'datasets/kunjungan/files/2/kunjungan-v2.csv' };
  const documents = mockClient(DynamoDBDocumentClient);
  documents.on(PutCommand).rejects(new ConditionalCheckFailedException({ message: 'no', $metadata: {} }));
  documents.on(GetCommand).resolves({ Item: { pk: 'MAKING#kunjungan', sk: key.key, ...key, ...note, revision } });
  const makings = dynamoMakings(tables.documents, 'catalog');
  expect(await makings.put({ ...key, ...note, revision: 'mine' }, undefined)).toBe(isWritten);
  documents.restore();
});
