import type { SQSBatchResponse, SQSRecord } from 'aws-lambda';
import { limits } from '../limits.ts';
import { mayMove, type Upload } from '../model/upload.ts';
import { unlessAnswered } from '../uploads/answers.ts';
import { type IngestOutcome, ingestUpload } from './ingest-upload.ts';
import type { IngestPorts } from './ports.ts';
import { type RunPorts, receivesOf, runBatch } from './run-batch.ts';
import { type Arrival, readArrivals } from './s3-event.ts';
import { findUpload, isItsOwn } from './standing-upload.ts';
import { failedMessage } from './upload-messages.ts';

export type IngestLog = RunPorts['log'] & { done(messageId: string, outcome: IngestOutcome): void };

export type BatchPorts = IngestPorts & RunPorts & { readonly log: IngestLog };

/** Checks the files of these messages, one after another. */
export function ingestBatch(ports: BatchPorts, records: readonly SQSRecord[]): Promise<SQSBatchResponse> {
  return runBatch(ports, records, {
    handle: (record) => ingestMessage(ports, record),
    note: (record) => noteFault(ports, record, isLast(record)),
  });
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
  return receivesOf(record) >= limits.maxReceives;
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
