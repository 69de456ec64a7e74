import type { SQSBatchResponse, SQSRecord } from 'aws-lambda';
import { limits } from '../limits.ts';
import { pauseAfterFault } from '../model/pause-after-fault.ts';
import { mayMove, type Upload } from '../model/upload.ts';
import { unlessAnswered } from '../uploads/answers.ts';
import { Overdue, within } from './deadline.ts';
import { type IngestOutcome, ingestUpload } from './ingest-upload.ts';
import type { IngestPorts } from './ports.ts';
import { type Arrival, readArrivals } from './s3-event.ts';
import { findUpload, isItsOwn } from './standing-upload.ts';
import { failedMessage } from './upload-messages.ts';
import type { Visibility } from './visibility.port.ts';

export type IngestLog = {
  done(messageId: string, outcome: IngestOutcome): void;
  fault(messageId: string, receives: number, error: unknown): void;
};

export type BatchPorts = IngestPorts & {
  readonly visibility: Visibility;
  /** A number from 0 up to 1, for the jitter. */
  readonly random: () => number;
  readonly log: IngestLog;
  /** Until the run is killed. */
  readonly remainingMilliseconds: () => number;
  /** Ends this process; called when a run is over its time, since what it had begun would go on beside the next one, in the same memory. */
  readonly endProcess: () => void;
};

/**
 * Works through the messages one after another; the answer names exactly those that failed, and the others are never run again
 * (https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html). A failed one comes back after a growing pause.
 * One that takes too long is noted as failed in time, since nobody notes it once the run is killed.
 */
export async function ingestBatch(ports: BatchPorts, records: readonly SQSRecord[]): Promise<SQSBatchResponse> {
  const batchItemFailures: { itemIdentifier: string }[] = [];
  let overdue = false;
  for (const record of records) {
    try {
      await within(ports.remainingMilliseconds() - limits.notingMilliseconds, () => ingestMessage(ports, record));
    } catch (error) {
      overdue ||= error instanceof Overdue;
      batchItemFailures.push({ itemIdentifier: record.messageId });
      await afterFault(ports, record, error);
    }
  }
  if (overdue) ports.endProcess();
  return { batchItemFailures };
}

async function ingestMessage(ports: BatchPorts, record: SQSRecord): Promise<void> {
  for (const arrival of readArrivals(record.body)) {
    if (isLast(record)) await refuseKiller(ports, arrival);
    ports.log.done(record.messageId, await ingestUpload(ports, arrival));
  }
}

/**
 * Throws, on the last receive, where the run before never came back: killed for its memory, it noted nothing, and the next would end the same
 * with its clerk told for ever that the file is being checked. A redrive of the dead letters tries again.
 */
async function refuseKiller(ports: BatchPorts, arrival: Arrival): Promise<void> {
  const upload = await findUpload(ports, arrival);
  if (!upload || !isItsOwn(upload, arrival) || upload.state !== 'checking') return;
  const { checking = '', lastFault = '' } = upload.at;
  if (lastFault < checking) throw new Error(`the run before this one, which checked upload ${upload.uploadId}, never came back`);
}

function isLast(record: SQSRecord): boolean {
  return Number(record.attributes.ApproximateReceiveCount) >= limits.maxReceives;
}

/** What can be noted of a fault is noted; a fault in the noting must not hide that the message failed. */
async function afterFault(ports: BatchPorts, record: SQSRecord, error: unknown): Promise<void> {
  const receives = Number(record.attributes.ApproximateReceiveCount);
  const last = isLast(record);
  ports.log.fault(record.messageId, receives, error);
  const noted = await Promise.allSettled([
    noteFault(ports, record, last),
    ports.visibility.hide(record.eventSourceARN, record.receiptHandle, pauseAfterFault(receives, ports.random)),
  ]);
  for (const result of noted) if (result.status === 'rejected') ports.log.fault(record.messageId, receives, result.reason);
}

async function noteFault(ports: BatchPorts, record: SQSRecord, last: boolean): Promise<void> {
  for (const arrival of readArrivals(record.body)) {
    const upload = await findUpload(ports, arrival);
    if (!upload || !isItsOwn(upload, arrival)) continue;
    await (last ? giveUp(ports, upload) : markFault(ports, upload));
  }
}

/** The last receive: the message goes to the dead letters, and the upload says that the fault is ours. */
async function giveUp(ports: BatchPorts, upload: Upload): Promise<void> {
  if (!mayMove(upload.state, 'failed')) return;
  const { progress: _progress, ...rest } = upload;
  const at = { ...upload.at, failed: ports.now().toISOString() };
  const moved = await ports.uploads.move({ ...rest, state: 'failed', at, message: failedMessage }, [upload.state], unlessAnswered(upload));
  if (moved === 'moved') ports.metrics.failed(upload.opdId);
}

async function markFault(ports: BatchPorts, upload: Upload): Promise<void> {
  if (!mayMove(upload.state, 'failed')) return;
  await ports.uploads.move(
    { ...upload, at: { ...upload.at, lastFault: ports.now().toISOString() } },
    [upload.state],
    unlessAnswered(upload),
  );
}
