import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import { expect, test } from 'vitest';
import { sqsRefresh } from '../../../functions/aws/sqs/refresh.ts';

test('sends the dataset’s id to the refresh queue', async () => {
  const client = new SQSClient({ region: 'ap-southeast-3' });
  const sqs = mockClient(client);
  sqs.on(SendMessageCommand).resolves({});
  await sqsRefresh(client, 'https://sqs.example/index').request('penerima-bansos');
  expect(sqs.commandCalls(SendMessageCommand).map(({ args }) => args[0].input)).toEqual([
    { QueueUrl: 'https://sqs.example/index', MessageBody: '{"datasetId":"penerima-bansos"}' },
  ]);
});

test('throws when the queue can not be reached', async () => {
  const client = new SQSClient({ region: 'ap-southeast-3' });
  mockClient(client).on(SendMessageCommand).rejects(new Error('unreachable'));
  await expect(sqsRefresh(client, 'https://sqs.example/index').request('penerima-bansos')).rejects.toThrow('unreachable');
});
