import type { SQSBatchResponse, SQSRecord } from 'aws-lambda';
import { limits } from '../limits.ts';
import { pauseAfterFault } from '../model/pause-after-fault.ts';
import { Overdue, within } from './deadline.ts';
import type { Visibility } from './visibility.port.ts';

export type RunPorts = {
  readonly visibility: Visibility;
  /** A number from 0 up to 1, for the jitter. */
  readonly random: () => number;
  readonly log: { fault(messageId: string, receives: number, error: unknown): void };
  /** Until the run is killed. */
  readonly remainingMilliseconds: () => number;
  /** Ends this process; called when a run is over its time, since what it had begun would go on beside the next one, in the same memory. */
  readonly endProcess: () => void;
};

type Work = {
  readonly handle: (record: SQSRecord) => Promise<void>;
  /** Notes what can be noted of a fault. */
  readonly note: (record: SQSRecord, error: unknown) => Promise<void>;
};

/**
 * Works through the messages one after another; the answer names exactly those that failed, and the others are never run again
 * (https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html). A failed one comes back after a growing pause.
 * One that takes too long is noted as failed in time, since nobody notes it once the run is killed.
 */
export async function runBatch(ports: RunPorts, records: readonly SQSRecord[], { handle, note }: Work): Promise<SQSBatchResponse> {
  const batchItemFailures: { itemIdentifier: string }[] = [];
  let overdue = false;
  for (const record of records) {
    try {
      await within(ports.remainingMilliseconds() - limits.notingMilliseconds, () => handle(record));
    } catch (error) {
      overdue ||= error instanceof Overdue;
      batchItemFailures.push({ itemIdentifier: record.messageId });
      await afterFault(ports, record, error, note);
    }
  }
  if (overdue) ports.endProcess();
  return { batchItemFailures };
}

export function receivesOf(record: SQSRecord): number {
  return Number(record.attributes.ApproximateReceiveCount);
}

/** A fault in the noting must not hide that the message failed. */
async function afterFault(ports: RunPorts, record: SQSRecord, error: unknown, note: Work['note']): Promise<void> {
  const receives = receivesOf(record);
  ports.log.fault(record.messageId, receives, error);
  const noted = await Promise.allSettled([
    note(record, error),
    ports.visibility.hide(record.eventSourceARN, record.receiptHandle, pauseAfterFault(receives, ports.random)),
  ]);
  for (const result of noted) if (result.status === 'rejected') ports.log.fault(record.messageId, receives, result.reason);
}
