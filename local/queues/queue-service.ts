import type * as z from 'zod';
import {
  answered,
  type JsonAnswer,
  type JsonCall,
  type JsonService,
  type Operation,
  operation,
  refusalOf,
  serviceOf,
} from '../requests/json-operation.ts';
import type { IsAllowed } from '../requests/permissions.ts';
import type { Queue, QueueActions } from './queue.ts';
import { md5OfBody, queueAttributes, queueError, receivedMessage } from './queue-answers.ts';
import { batchProblem, inBatch } from './queue-batch.ts';
import { startMove } from './queue-move.ts';
import { queueShapes } from './queue-shapes.ts';

// A message, and all messages of a batch together: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html
const maxMessageBytes = 1024 * 1024;

// Only XML's characters may travel in a message: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
const messageCharacters = /^[\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]+$/u;

type OnQueue<Input> = (input: Input, queue: Queue, call: JsonCall) => JsonAnswer | Promise<JsonAnswer>;

/** SQS over AWS JSON 1.0: the operations of standard queues. */
export function queueService(actions: QueueActions, baseUrl: () => string, isAllowed: IsAllowed): JsonService {
  const named = (name: string | undefined) => actions.queues.find((queue) => queue.name === name);
  const refusal = (call: JsonCall, action: string, queue: Queue) =>
    refusalOf(isAllowed, 403, { accessKeyId: call.accessKeyId, action: `sqs:${action}`, resource: queue.arn });

  const withQueue = (
    name: string | undefined,
    permission: string,
    call: JsonCall,
    run: (queue: Queue) => JsonAnswer | Promise<JsonAnswer>,
  ) => {
    const queue = named(name);
    if (queue === undefined) return queueError('QueueDoesNotExist', 'The specified queue does not exist.');
    return refusal(call, permission, queue) ?? run(queue);
  };
  const onQueue = <Schema extends z.ZodType<{ readonly QueueUrl: string }>>(
    permission: string,
    schema: Schema,
    run: OnQueue<z.infer<Schema>>,
  ): Operation =>
    operation(schema, (input, call) => withQueue(input.QueueUrl.split('/').at(-1), permission, call, (queue) => run(input, queue, call)));

  return serviceOf('AmazonSQS', 403, {
    SendMessage: onQueue('SendMessage', queueShapes.SendMessage, (input, queue, call) => sendOne(actions, queue, input, call)),
    SendMessageBatch: onQueue('SendMessage', queueShapes.SendMessageBatch, ({ Entries }, queue, call) => {
      const bytes = Entries.reduce((sum, { MessageBody }) => sum + Buffer.byteLength(MessageBody), 0);
      const tooLong = queueError('BatchRequestTooLong', `Batch requests cannot be longer than ${maxMessageBytes} bytes.`);
      if (bytes > maxMessageBytes) return batchProblem(Entries) ?? tooLong;
      return inBatch(Entries, (entry) => sendOne(actions, queue, entry, call));
    }),
    ReceiveMessage: onQueue('ReceiveMessage', queueShapes.ReceiveMessage, (input, queue, call) => receive(actions, queue, input, call)),
    DeleteMessage: onQueue('DeleteMessage', queueShapes.DeleteMessage, (input, queue) => remove(actions, queue, input)),
    DeleteMessageBatch: onQueue('DeleteMessage', queueShapes.DeleteMessageBatch, ({ Entries }, queue) =>
      inBatch(Entries, (entry) => remove(actions, queue, entry)),
    ),
    ChangeMessageVisibility: onQueue('ChangeMessageVisibility', queueShapes.ChangeMessageVisibility, (input, queue) =>
      changeVisibility(actions, queue, input),
    ),
    ChangeMessageVisibilityBatch: onQueue('ChangeMessageVisibility', queueShapes.ChangeMessageVisibilityBatch, ({ Entries }, queue) =>
      inBatch(Entries, (entry) => changeVisibility(actions, queue, entry)),
    ),
    GetQueueUrl: operation(queueShapes.GetQueueUrl, ({ QueueName }, call) =>
      withQueue(QueueName, 'GetQueueUrl', call, () => answered({ QueueUrl: `${baseUrl()}/000000000000/${QueueName}` })),
    ),
    GetQueueAttributes: onQueue('GetQueueAttributes', queueShapes.GetQueueAttributes, (input, queue) =>
      queueAttributes(queue, actions.depth(queue.arn), input.AttributeNames),
    ),
    StartMessageMoveTask: operation(queueShapes.StartMessageMoveTask, (input, call) =>
      startMove(actions, input, (action, queue) => refusal(call, action, queue)),
    ),
  });
}

type Shapes = { readonly [Name in keyof typeof queueShapes]: z.infer<(typeof queueShapes)[Name]> };

function sendOne(actions: QueueActions, queue: Queue, input: Omit<Shapes['SendMessage'], 'QueueUrl'>, call: JsonCall): JsonAnswer {
  const { MessageBody: body, DelaySeconds: delaySeconds } = input;
  if (Buffer.byteLength(body) > maxMessageBytes) {
    return queueError(
      'InvalidParameterValue',
      `One or more parameters are invalid. Reason: Message must be shorter than ${maxMessageBytes} bytes.`,
    );
  }
  if (!messageCharacters.test(body)) {
    return queueError('InvalidMessageContents', 'Invalid characters found in message body.');
  }
  const id = actions.send(queue.arn, { body, sender: call.accessKeyId, ...(delaySeconds === undefined ? {} : { delaySeconds }) });
  return answered({ MessageId: id, MD5OfMessageBody: md5OfBody(body) });
}

async function receive(actions: QueueActions, queue: Queue, input: Shapes['ReceiveMessage'], call: JsonCall): Promise<JsonAnswer> {
  const { MaxNumberOfMessages: max, VisibilityTimeout: visibilityTimeoutSeconds } = input;
  const receiving = { max, ...(visibilityTimeoutSeconds === undefined ? {} : { visibilityTimeoutSeconds }) };
  const messages =
    input.WaitTimeSeconds === 0
      ? actions.take(queue.arn, receiving)
      : await actions.takeOrWait(queue.arn, receiving, AbortSignal.any([call.signal, AbortSignal.timeout(input.WaitTimeSeconds * 1000)]));
  const wanted = new Set<string>([...input.AttributeNames, ...input.MessageSystemAttributeNames]);
  return answered(messages.length === 0 ? {} : { Messages: messages.map((message) => receivedMessage(message, wanted)) });
}

function remove(actions: QueueActions, queue: Queue, { ReceiptHandle }: { readonly ReceiptHandle: string }): JsonAnswer {
  actions.remove(queue.arn, ReceiptHandle);
  return answered();
}

function changeVisibility(
  actions: QueueActions,
  queue: Queue,
  input: { readonly ReceiptHandle: string; readonly VisibilityTimeout: number },
): JsonAnswer {
  const changed = actions.changeVisibility(queue.arn, input.ReceiptHandle, input.VisibilityTimeout);
  return changed ? answered() : queueError('MessageNotInflight', 'The message referred to is not in flight.');
}
