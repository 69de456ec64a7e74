import { Duration } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { limits } from '../../functions/limits.ts';
import { named } from '../logical-id.ts';

export type WorkQueueSettings = {
  /** Timeout of the function that consumes it. */
  readonly consumerTimeout: Duration;
  readonly batchingWindow?: Duration;
};

/** A queue of work for one function, and the queue of what that function could not do. */
export class WorkQueue extends Construct {
  readonly queue: Queue;
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, settings: WorkQueueSettings) {
    super(scope, id);
    this.deadLetters = named(deadLetterQueue(this, 'DeadLetters'), `${id}DeadLetters`);
    const window = settings.batchingWindow?.toSeconds() ?? 0;
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      // Six times the function's timeout and the batching window (Lambda, "Configuring a queue to use with Lambda"), so that a message does not
      // come back while it is still worked on.
      visibilityTimeout: Duration.seconds(6 * settings.consumerTimeout.toSeconds() + window),
      retentionPeriod: Duration.days(4),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: limits.maxReceives },
    });
    named(this.queue, `${id}Queue`);
  }
}

/** A queue that only keeps. A message's age counts from its first queue, so it keeps longer than any source: 14 days is the longest there is. */
export function deadLetterQueue(scope: Construct, id: string): Queue {
  return new Queue(scope, id, { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true, retentionPeriod: Duration.days(14) });
}
