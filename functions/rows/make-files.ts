import type { SQSBatchResponse, SQSRecord } from 'aws-lambda';
import { z } from 'zod';
import { limits } from '../limits.ts';
import { csvReaders, fileFormats } from '../model/file-format.ts';
import { makeFile } from './make-file.ts';
import type { MakeOutcome, MakePorts } from './make-ports.ts';
import type { FileOrder } from './making.port.ts';

export type MakeLog = {
  done(order: FileOrder, outcome: MakeOutcome): void;
  fault(messageId: string, receives: number, error: unknown): void;
};

export type BatchPorts = MakePorts & {
  /** Hides a message for so many seconds from now. */
  readonly visibility: { hide(queueArn: string, receiptHandle: string, seconds: number): Promise<void> };
  readonly log: MakeLog;
};

const orderSchema: z.ZodType<FileOrder> = z.strictObject({
  datasetId: z.string(),
  n: z.number().int(),
  format: z.enum(fileFormats),
  period: z.string().optional(),
  reader: z.enum(csvReaders).optional(),
});

/**
 * Makes the files that are ordered, one after another; the answer names the messages that are to come again: after a growing pause where something went wrong, at
 * once where only the time was over. The last receive of a file that can't be made takes its message to the dead letters.
 */
export async function makeFiles(ports: BatchPorts, records: readonly SQSRecord[]): Promise<SQSBatchResponse> {
  const again: { itemIdentifier: string }[] = [];
  for (const record of records) {
    const pause = await pauseAfter(ports, record);
    if (pause === undefined) continue;
    again.push({ itemIdentifier: record.messageId });
    await hide(ports, record, pause);
  }
  return { batchItemFailures: again };
}

/** Seconds until the message is to come again; undefined where it is done with. */
async function pauseAfter(ports: BatchPorts, record: SQSRecord): Promise<number | undefined> {
  const receives = Number(record.attributes.ApproximateReceiveCount);
  try {
    const order = orderSchema.parse(JSON.parse(record.body));
    const outcome = await makeFile(ports, order);
    ports.log.done(order, outcome);
    return outcome === 'unfinished' ? 0 : undefined;
  } catch (error) {
    ports.log.fault(record.messageId, receives, error);
    return limits.retryBaseSeconds * 2 ** (receives - 1);
  }
}

/** Without it the message comes back all the same, when its visibility timeout is over. */
async function hide({ visibility, log }: BatchPorts, record: SQSRecord, seconds: number): Promise<void> {
  try {
    await visibility.hide(record.eventSourceARN, record.receiptHandle, seconds);
  } catch (error) {
    log.fault(record.messageId, Number(record.attributes.ApproximateReceiveCount), error);
  }
}
