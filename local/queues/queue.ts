import type { Depth, StoredMessage } from './message-store.ts';

/** A standard queue as the template declares it. */
export type QueueSettings = {
  readonly name: string;
  readonly visibilityTimeoutSeconds: number;
  readonly retentionSeconds: number;
  readonly delaySeconds: number;
  readonly deadLetter?: { readonly arn: string; readonly maxReceiveCount: number };
};

export type Queue = QueueSettings & { readonly arn: string };
export type Sending = { readonly body: string; readonly sender: string; readonly delaySeconds?: number };
export type Receiving = { readonly max: number; readonly visibilityTimeoutSeconds?: number };

/** What queues can do, wire format aside. Queues are named by ARN; an unknown one is a fault. */
export type QueueActions = {
  readonly queues: readonly Queue[];
  readonly send: (queueArn: string, sending: Sending) => string;
  readonly take: (queueArn: string, receiving: Receiving) => readonly StoredMessage[];
  readonly takeOrWait: (queueArn: string, receiving: Receiving, signal: AbortSignal) => Promise<readonly StoredMessage[]>;
  readonly remove: (queueArn: string, receiptHandle: string) => void;
  readonly changeVisibility: (queueArn: string, receiptHandle: string, seconds: number) => boolean;
  readonly depth: (queueArn: string) => Depth;
  readonly oldestSeconds: (queueArn: string) => number;
  readonly redrive: (deadLetterArn: string, destinationArn: string | undefined) => number;
};
