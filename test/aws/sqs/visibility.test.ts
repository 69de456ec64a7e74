import { ChangeMessageVisibilityCommand, GetQueueUrlCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import { expect, test } from 'vitest';
import { sqsVisibility } from '../../../functions/aws/sqs/visibility.ts';

const queueArn = 'arn:aws:sqs:ap-southeast-3:123456789012:small-uploads';

test('hides a message for so long, and asks for the queue’s address once', async () => {
  const client = new SQSClient({ region: 'ap-southeast-3' });
  const sqs = mockClient(client);
  sqs.on(GetQueueUrlCommand).resolves({ QueueUrl: 'https://sqs.example/small' });
  sqs.on(ChangeMessageVisibilityCommand).resolves({});
  const visibility = sqsVisibility(client);
  await visibility.hide(queueArn, 'handle-1', 20);
  await visibility.hide(queueArn, 'handle-2', 0);
  expect(sqs.commandCalls(GetQueueUrlCommand).map(({ args }) => args[0].input)).toEqual([
    { QueueName: 'small-uploads', QueueOwnerAWSAccountId: '123456789012' },
  ]);
  expect(sqs.commandCalls(ChangeMessageVisibilityCommand).map(({ args }) => args[0].input)).toEqual([
    { QueueUrl: 'https://sqs.example/small', ReceiptHandle: 'handle-1', VisibilityTimeout: 20 },
    { QueueUrl: 'https://sqs.example/small', ReceiptHandle: 'handle-2', VisibilityTimeout: 0 },
  ]);
});
