import { randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonService } from '../requests/json-operation.ts';
import type { ServiceAccess } from '../requests/permissions.ts';
import { type Depth, openMessageStore, type StoredMessage } from './message-store.ts';
import type { Queue, QueueActions, QueueSettings } from './queue.ts';
import { queueService } from './queue-service.ts';
import { createWakeUps } from './wake-ups.ts';

export type Queues = {
  readonly service: JsonService;
  /** Sends one message; it is on disk when this returns. Gives its id. */
  readonly send: (queueArn: string, body: string, sender?: string) => string;
  /** Up to `max` messages as soon as there is one; none when `signal` aborts. Each is hidden for the queue's visibility timeout. */
  readonly receive: (queueArn: string, max: number, signal: AbortSignal) => Promise<readonly StoredMessage[]>;
  readonly remove: (queueArn: string, receiptHandle: string) => void;
  /** Hides a message for so many seconds from now; 0 returns it at once. False when it isn't in flight. */
  readonly changeVisibility: (queueArn: string, receiptHandle: string, seconds: number) => boolean;
  readonly depth: (queueArn: string) => Depth;
  /** How long the oldest message that is still there has been, in hand or not; 0 when there is none. */
  readonly oldestSeconds: (queueArn: string) => number;
  readonly close: () => void;
};

export type QueueOptions = {
  readonly directory: string;
  readonly queues: readonly QueueSettings[];
  readonly region: string;
  readonly baseUrl: () => string;
  readonly access: ServiceAccess;
};

/**
 * Opens the queues of the template over one SQLite file in `directory`.
 * Messages that were in flight when the last process ended are visible again: their consumers died with it.
 */
export function openQueues(options: QueueOptions): Queues {
  mkdirSync(options.directory, { recursive: true });
  const queues = options.queues.map((queue) => ({ ...queue, arn: `arn:aws:sqs:${options.region}:000000000000:${queue.name}` }));
  requireDeadLetterQueues(queues);
  const store = openMessageStore(join(options.directory, 'queues.sqlite'));
  store.returnInFlight(options.access.now().getTime());
  const closing = new AbortController();
  const actions = queueActions(queues, store, options.access.now, closing.signal);
  return {
    service: queueService(actions, options.baseUrl, options.access.isAllowed),
    send: (queueArn, body, sender = 'laptop') => actions.send(queueArn, { body, sender }),
    receive: (queueArn, max, signal) => actions.takeOrWait(queueArn, { max }, signal),
    remove: actions.remove,
    changeVisibility: actions.changeVisibility,
    depth: actions.depth,
    oldestSeconds: actions.oldestSeconds,
    close: () => {
      closing.abort();
      store.close();
    },
  };
}

function requireDeadLetterQueues(queues: readonly Queue[]): void {
  for (const { name, deadLetter } of queues) {
    if (deadLetter !== undefined && !queues.some(({ arn }) => arn === deadLetter.arn)) {
      throw new Error(`the dead-letter queue of ${name} is not declared: ${deadLetter.arn}`);
    }
  }
}

function queueActions(
  queues: readonly Queue[],
  store: ReturnType<typeof openMessageStore>,
  now: () => Date,
  closing: AbortSignal,
): QueueActions {
  const wakeUps = createWakeUps();
  const byArn = new Map(queues.map((queue) => [queue.arn, queue]));
  const queueOf = (arn: string): Queue => {
    const queue = byArn.get(arn);
    if (queue === undefined) throw new Error(`no such queue: ${arn}`);
    return queue;
  };
  const time = () => now().getTime();

  const send: QueueActions['send'] = (queueArn, { body, sender, delaySeconds }) => {
    const queue = queueOf(queueArn);
    const sentAt = time();
    const id = randomUUID();
    store.add({ id, queue: queueArn, body, sender, sentAt, visibleAt: sentAt + (delaySeconds ?? queue.delaySeconds) * 1000 });
    wakeUps.wake(queueArn);
    return id;
  };

  const take: QueueActions['take'] = (queueArn, { max, visibilityTimeoutSeconds }) => {
    const queue = queueOf(queueArn);
    const at = time();
    store.forget(queueArn, at - queue.retentionSeconds * 1000);
    const { deadLetter } = queue;
    if (deadLetter !== undefined && store.bury(queueArn, deadLetter.arn, deadLetter.maxReceiveCount, at) > 0) wakeUps.wake(deadLetter.arn);
    const visibleAt = at + (visibilityTimeoutSeconds ?? queue.visibilityTimeoutSeconds) * 1000;
    return store.claim({ queue: queueArn, max, now: at, visibleAt, newReceiptHandle: () => randomBytes(48).toString('base64url') });
  };

  return {
    queues,
    send,
    take,
    takeOrWait: async (queueArn, receiving, signal) => {
      const either = AbortSignal.any([signal, closing]);
      while (!either.aborted) {
        const messages = take(queueArn, receiving);
        if (messages.length > 0) return messages;
        const next = store.nextVisibleAt(queueArn, time());
        await wakeUps.sleep(queueArn, next === undefined ? undefined : next - time(), either);
      }
      return [];
    },
    remove: (queueArn, receiptHandle) => store.remove(queueOf(queueArn).arn, receiptHandle),
    changeVisibility: (queueArn, receiptHandle, seconds) => {
      const at = time();
      const changed = store.setVisibleAt(queueOf(queueArn).arn, receiptHandle, at, at + seconds * 1000);
      if (changed) wakeUps.wake(queueArn);
      return changed;
    },
    depth: (queueArn) => store.depth(queueOf(queueArn).arn, time()),
    oldestSeconds: (queueArn) => Math.floor((time() - (store.oldestSentAt(queueOf(queueArn).arn) ?? time())) / 1000),
    redrive: (deadLetterArn, destinationArn) => {
      const destinations = store.redrive({ from: queueOf(deadLetterArn).arn, to: destinationArn ?? null, now: time(), newId: randomUUID });
      for (const arn of new Set(destinations)) wakeUps.wake(arn);
      return destinations.length;
    },
  };
}
