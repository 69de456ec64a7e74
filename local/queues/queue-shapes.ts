import * as z from 'zod';
import { knownReceivedAttributes } from './queue-answers.ts';

// Limits of standard queues: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html
const maxDelaySeconds = 900;
const maxVisibilitySeconds = 43_200;
const maxWaitSeconds = 20;
const maxReceivedMessages = 10;

const QueueUrl = z.string();
const VisibilityTimeout = z.int().min(0).max(maxVisibilitySeconds);
const sending = { MessageBody: z.string().min(1), DelaySeconds: z.int().min(0).max(maxDelaySeconds).optional() };
const receipt = { ReceiptHandle: z.string().min(1) };
const attributeNames = z.array(z.enum(['All', ...knownReceivedAttributes])).default([]);

const batchOf = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.strictObject({ QueueUrl, Entries: z.array(z.strictObject({ Id: z.string().regex(/^[A-Za-z0-9_-]{1,80}$/), ...shape })) });

/** What each operation takes. Message attributes and FIFO's fields are not modelled, so a call that uses them is refused. */
export const queueShapes = {
  SendMessage: z.strictObject({ QueueUrl, ...sending }),
  SendMessageBatch: batchOf(sending),
  ReceiveMessage: z.strictObject({
    QueueUrl,
    MaxNumberOfMessages: z.int().min(1).max(maxReceivedMessages).default(1),
    WaitTimeSeconds: z.int().min(0).max(maxWaitSeconds).default(0),
    VisibilityTimeout: VisibilityTimeout.optional(),
    AttributeNames: attributeNames,
    MessageSystemAttributeNames: attributeNames,
  }),
  DeleteMessage: z.strictObject({ QueueUrl, ...receipt }),
  DeleteMessageBatch: batchOf(receipt),
  ChangeMessageVisibility: z.strictObject({ QueueUrl, ...receipt, VisibilityTimeout }),
  ChangeMessageVisibilityBatch: batchOf({ ...receipt, VisibilityTimeout }),
  GetQueueUrl: z.strictObject({ QueueName: z.string(), QueueOwnerAWSAccountId: z.literal('000000000000').optional() }),
  GetQueueAttributes: z.strictObject({ QueueUrl, AttributeNames: z.array(z.string()).default([]) }),
  StartMessageMoveTask: z.strictObject({ SourceArn: z.string(), DestinationArn: z.string().optional() }),
};
