import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { Reindex } from '../datasets/reindex.ts';

/** A message `{ datasetId }` a change; the reindex function coalesces them. */
export function sqsReindex(client: SQSClient, queueUrl: string): Reindex {
  return {
    async request(datasetId) {
      await client.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify({ datasetId }) }));
    },
  };
}
