import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import { expect, test } from 'vitest';
import { sqsFileQueue } from '../../../functions/aws/sqs/file-queue.ts';

test('sends the order, and nothing else', async () => {
  const client = new SQSClient({ region: 'ap-southeast-3' });
  const sqs = mockClient(client);
  sqs.on(SendMessageCommand).resolves({});
  const order = { datasetId: 'penerima-bansos', n: 3, format: 'csv', period: undefined, reader: 'excel' } as const;
  await sqsFileQueue(client, 'https://sqs.example/files').send(order);
  expect(sqs.commandCalls(SendMessageCommand).map(({ args }) => args[0].input)).toEqual([
    { QueueUrl: 'https://sqs.example/files', MessageBody: '{"datasetId":"penerima-bansos","n":3,"format":"csv","reader":"excel"}' },
  ]);
});
