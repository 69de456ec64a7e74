import { BatchGetCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, expect, test } from 'vitest';
import { clients } from '../../../functions/aws/clients.ts';
import { readItems } from '../../../functions/aws/dynamo/read-items.ts';
import { limits } from '../../../functions/limits.ts';

process.env.AWS_REGION = 'ap-southeast-3';
const documents = mockClient(DynamoDBDocumentClient);
beforeEach(() => documents.reset());

const keys = (count: number) => Array.from({ length: count }, (_, place) => ({ pk: `DATASET#${place}`, sk: 'META' }));

test('asks again for keys that a throttled batch left unread', async () => {
  const [first = { pk: '', sk: '' }, second = { pk: '', sk: '' }] = keys(2);
  documents
    .on(BatchGetCommand)
    .resolvesOnce({ Responses: { catalog: [first] }, UnprocessedKeys: { catalog: { Keys: [second] } } })
    .resolvesOnce({ Responses: { catalog: [second] } });
  expect(await readItems(clients.documents(), 'catalog', [first, second])).toEqual([first, second]);
  const asked = documents.commandCalls(BatchGetCommand).map(({ args }) => args[0].input.RequestItems?.catalog);
  expect(asked).toEqual([
    { Keys: [first, second], ConsistentRead: true },
    { Keys: [second], ConsistentRead: true },
  ]);
});

test('throws, and calls nothing missing, when keys stay unread', async () => {
  documents.on(BatchGetCommand).resolves({ UnprocessedKeys: { catalog: { Keys: keys(1) } } });
  await expect(readItems(clients.documents(), 'catalog', keys(1))).rejects.toThrow('could not be read');
  expect(documents.commandCalls(BatchGetCommand)).toHaveLength(limits.maxBatchGetAttempts);
});

test('asks for no more than a batch may hold at a time', async () => {
  documents.on(BatchGetCommand).resolves({ Responses: {} });
  await readItems(clients.documents(), 'catalog', keys(250));
  const sizes = documents.commandCalls(BatchGetCommand).map(({ args }) => args[0].input.RequestItems?.catalog?.Keys?.length);
  expect(sizes).toEqual([100, 100, 50]);
});

test('asks nothing when nothing is wanted', async () => {
  expect(await readItems(clients.documents(), 'catalog', [])).toEqual([]);
  expect(documents.calls()).toHaveLength(0);
});

test('asks once for a key that is wanted twice: DynamoDB refuses a batch that names one again', async () => {
  const [first = { pk: '', sk: '' }, second = { pk: '', sk: '' }] = keys(2);
  documents.on(BatchGetCommand).resolves({ Responses: { catalog: [first, second] } });
  await readItems(clients.documents(), 'catalog', [first, second, { ...first }]);
  expect(documents.commandCalls(BatchGetCommand)[0]?.args[0].input.RequestItems?.catalog?.Keys).toEqual([first, second]);
});
