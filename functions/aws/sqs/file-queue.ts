import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { FileQueue } from '../../rows/making.port.ts';

/** A message an order; what it holds is the order itself. */
export function sqsFileQueue(client: SQSClient, queueUrl: string): FileQueue {
  return {
    async send(order) {
      await client.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(order) }));
    },
  };
}
