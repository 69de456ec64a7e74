import { ChangeMessageVisibilityCommand, GetQueueUrlCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { Visibility } from '../../ingest/visibility.port.ts';

/** An event names its queue by ARN, the call wants its URL: asked once a queue (`arn:aws:sqs:<region>:<account>:<name>`). */
export function sqsVisibility(client: SQSClient): Visibility {
  const urls = new Map<string, string>();
  const urlOf = async (queueArn: string): Promise<string> => {
    const known = urls.get(queueArn);
    if (known) return known;
    const [, , , , account, name] = queueArn.split(':');
    const { QueueUrl: url } = await client.send(new GetQueueUrlCommand({ QueueName: name, QueueOwnerAWSAccountId: account }));
    if (!url) throw new Error('the queue has no address');
    urls.set(queueArn, url);
    return url;
  };
  return {
    async hide(queueArn, receiptHandle, seconds) {
      const QueueUrl = await urlOf(queueArn);
      await client.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle: receiptHandle, VisibilityTimeout: seconds }));
    },
  };
}
