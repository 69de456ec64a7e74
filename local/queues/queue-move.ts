import { randomUUID } from 'node:crypto';
import { answered, type JsonAnswer } from '../requests/json-operation.ts';
import type { Queue, QueueActions } from './queue.ts';
import { queueError } from './queue-answers.ts';

type Move = { readonly SourceArn: string; readonly DestinationArn?: string | undefined };

/**
 * StartMessageMoveTask: moves what is visible in a dead-letter queue to `DestinationArn`, or each message back to the queue it came from.
 * The move is done when the answer is sent. Moved messages are new ones: new id, new time, count of receipts from zero.
 * Source of the rights that it needs: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-configure-dead-letter-queue-redrive.html
 */
export function startMove(
  actions: QueueActions,
  move: Move,
  refusal: (action: string, queue: Queue) => JsonAnswer | undefined,
): JsonAnswer {
  const source = actions.queues.find(({ arn }) => arn === move.SourceArn);
  const destination = actions.queues.find(({ arn }) => arn === move.DestinationArn);
  if (source === undefined || (move.DestinationArn !== undefined && destination === undefined)) {
    return queueError('ResourceNotFoundException', 'The resource that you specified does not exist.');
  }
  const feeders = actions.queues.filter(({ deadLetter }) => deadLetter?.arn === source.arn);
  if (feeders.length === 0) return queueError('InvalidParameterValue', 'Source queue must be configured as a Dead Letter Queue.');
  const onSource = ['StartMessageMoveTask', 'ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes'];
  const refused =
    onSource.map((action) => refusal(action, source)).find((answer) => answer !== undefined) ??
    (destination === undefined ? feeders : [destination])
      .map((queue) => refusal('SendMessage', queue))
      .find((answer) => answer !== undefined);
  if (refused !== undefined) return refused;
  actions.redrive(source.arn, destination?.arn);
  return answered({ TaskHandle: randomUUID() });
}
