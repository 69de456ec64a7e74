import { createHash } from 'node:crypto';
import { answered, failed, type JsonAnswer } from '../requests/json-operation.ts';
import type { Depth, StoredMessage } from './message-store.ts';
import type { Queue } from './queue.ts';

// Each error with the code of the query protocol that the SDK puts before it.
// Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/ (the Errors section of each operation)
const queryCodes = {
  QueueDoesNotExist: 'AWS.SimpleQueueService.NonExistentQueue',
  MessageNotInflight: 'AWS.SimpleQueueService.MessageNotInflight',
  EmptyBatchRequest: 'AWS.SimpleQueueService.EmptyBatchRequest',
  TooManyEntriesInBatchRequest: 'AWS.SimpleQueueService.TooManyEntriesInBatchRequest',
  BatchEntryIdsNotDistinct: 'AWS.SimpleQueueService.BatchEntryIdsNotDistinct',
  BatchRequestTooLong: 'AWS.SimpleQueueService.BatchRequestTooLong',
  InvalidMessageContents: 'InvalidMessageContents',
  InvalidParameterValue: 'InvalidParameterValue',
  InvalidAttributeName: 'InvalidAttributeName',
  ResourceNotFoundException: 'ResourceNotFoundException',
} as const;

export function queueError(code: keyof typeof queryCodes, message: string): JsonAnswer {
  return { ...failed(`com.amazonaws.sqs#${code}`, message), queryError: `${queryCodes[code]};Sender` };
}

/** System attributes that a received message carries when asked for. */
export const knownReceivedAttributes = [
  'SenderId',
  'SentTimestamp',
  'ApproximateReceiveCount',
  'ApproximateFirstReceiveTimestamp',
  'DeadLetterQueueSourceArn',
] as const;

export type ReceivedAttributes = Readonly<Partial<Record<(typeof knownReceivedAttributes)[number], string>>>;

/** The system attributes of a message, as ReceiveMessage and a Lambda event spell them. */
export function receivedAttributes(message: StoredMessage): ReceivedAttributes {
  return {
    SenderId: message.sender,
    SentTimestamp: String(message.sentAt),
    ApproximateReceiveCount: String(message.receiveCount),
    ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt),
    ...(message.deadLetterSource === null ? {} : { DeadLetterQueueSourceArn: message.deadLetterSource }),
  };
}

/** The MD5 of a body in hex, by which SDKs check what they sent and received. */
export function md5OfBody(body: string): string {
  return createHash('md5').update(body, 'utf8').digest('hex');
}

/** A message as ReceiveMessage gives it, with the wanted system attributes. */
export function receivedMessage(message: StoredMessage, wanted: ReadonlySet<string>) {
  const attributes = Object.entries(receivedAttributes(message)).filter(([name]) => wanted.has('All') || wanted.has(name));
  return {
    MessageId: message.id,
    ReceiptHandle: message.receiptHandle,
    MD5OfBody: md5OfBody(message.body),
    Body: message.body,
    ...(attributes.length === 0 ? {} : { Attributes: Object.fromEntries(attributes) }),
  };
}

/** GetQueueAttributes' answer: the wanted attributes, all as strings. */
export function queueAttributes(queue: Queue, depth: Depth, wanted: readonly string[]): JsonAnswer {
  const { deadLetter } = queue;
  const attributes = new Map([
    ['QueueArn', queue.arn],
    ['ApproximateNumberOfMessages', String(depth.visible)],
    ['ApproximateNumberOfMessagesNotVisible', String(depth.notVisible)],
    ['ApproximateNumberOfMessagesDelayed', String(depth.delayed)],
    ['VisibilityTimeout', String(queue.visibilityTimeoutSeconds)],
    ['MessageRetentionPeriod', String(queue.retentionSeconds)],
    ['DelaySeconds', String(queue.delaySeconds)],
  ]);
  if (deadLetter !== undefined) {
    attributes.set('RedrivePolicy', JSON.stringify({ deadLetterTargetArn: deadLetter.arn, maxReceiveCount: deadLetter.maxReceiveCount }));
  }
  const unknown = wanted.find((name) => name !== 'All' && name !== 'RedrivePolicy' && !attributes.has(name));
  if (unknown !== undefined) return queueError('InvalidAttributeName', `Unknown Attribute ${unknown}.`);
  const given = [...attributes].filter(([name]) => wanted.includes('All') || wanted.includes(name));
  return answered(given.length === 0 ? {} : { Attributes: Object.fromEntries(given) });
}
