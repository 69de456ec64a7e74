import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { Refresh } from '../../datasets/refresh.port.ts';

/** A message `{ datasetId }` a change; the refresh function coalesces them. */
export function sqsRefresh(client: SQSClient, queueUrl: string): Refresh {
  return {
    async request(datasetId) {
      await client.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify({ datasetId }) }));
    },
  };
}
