import type { SQSBatchResponse, SQSRecord } from 'aws-lambda';
import { Overdue, within } from '../ingest/deadline.ts';
import { readArrivals } from '../ingest/s3-event.ts';
import type { Visibility } from '../ingest/visibility.port.ts';
import { limits } from '../limits.ts';
import { pauseAfterFault } from '../model/pause-after-fault.ts';
import { giveUp, type SettleOutcome, type SettlePorts, settleList } from './settle-list.ts';

export type SettleLog = {
  done(messageId: string, outcome: SettleOutcome): void;
  fault(messageId: string, receives: number, error: unknown): void;
};

export type BatchPorts = SettlePorts & {
  readonly visibility: Visibility;
  /** A number from 0 up to 1, for the jitter. */
  readonly random: () => number;
  readonly log: SettleLog;
  /** Until the run is killed. */
  readonly remainingMilliseconds: () => number;
  /** Ends this process; called when a run is over its time, since what it had begun would go on beside the next one. */
  readonly endProcess: () => void;
};

/**
 * Settles the lists whose files have come, one after another; the answer names the messages that met a fault, which come again after a growing pause. The last receive
 * reads nothing: whatever killed the runs before it, the file goes, and the officer is told.
 */
export async function settleLists(ports: BatchPorts, records: readonly SQSRecord[]): Promise<SQSBatchResponse> {
  const batchItemFailures: { itemIdentifier: string }[] = [];
  let overdue = false;
  for (const record of records) {
    try {
      await within(ports.remainingMilliseconds() - limits.notingMilliseconds, () => settleMessage(ports, record));
    } catch (error) {
      overdue ||= error instanceof Overdue;
      batchItemFailures.push({ itemIdentifier: record.messageId });
      await afterFault(ports, record, error);
    }
  }
  if (overdue) ports.endProcess();
  return { batchItemFailures };
}

async function settleMessage(ports: BatchPorts, record: SQSRecord): Promise<void> {
  if (receivesOf(record) >= limits.maxReceives) throw new Error('the runs before this one failed, or never came back');
  for (const arrival of readArrivals(record.body)) ports.log.done(record.messageId, await settleList(ports, arrival));
}

function receivesOf(record: SQSRecord): number {
  return Number(record.attributes.ApproximateReceiveCount);
}

/** The last run that may read gives up, too, where it is told why it failed: the officer reads that, and not that something did. */
async function afterFault(ports: BatchPorts, record: SQSRecord, error: unknown): Promise<void> {
  const receives = receivesOf(record);
  ports.log.fault(record.messageId, receives, error);
  const noted = await Promise.allSettled([
    receives >= limits.maxReceives - 1 ? giveUpAll(ports, record, error) : undefined,
    ports.visibility.hide(record.eventSourceARN, record.receiptHandle, pauseAfterFault(receives, ports.random)),
  ]);
  for (const result of noted) if (result.status === 'rejected') ports.log.fault(record.messageId, receives, result.reason);
}

async function giveUpAll(ports: BatchPorts, record: SQSRecord, error: unknown): Promise<void> {
  for (const arrival of readArrivals(record.body)) await giveUp(ports, arrival, error);
}
