import type { SQSBatchResponse, SQSRecord } from 'aws-lambda';
import * as z from 'zod';
import { csvReaders, fileFormats } from '../model/file-format.ts';
import { pauseAfterFault } from '../model/pause-after-fault.ts';
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
  /** A number from 0 up to 1, for the jitter. */
  readonly random: () => number;
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
 * Makes the files that are ordered, one after another; the answer names the messages whose file met a fault, which come again after a growing pause. The last receive
 * takes such a message to the dead letters.
 */
export async function makeFiles(ports: BatchPorts, records: readonly SQSRecord[]): Promise<SQSBatchResponse> {
  const batchItemFailures: { itemIdentifier: string }[] = [];
  for (const record of records) {
    try {
      const order = orderSchema.parse(JSON.parse(record.body));
      ports.log.done(order, await makeFile(ports, order, receivesOf(record)));
    } catch (error) {
      batchItemFailures.push({ itemIdentifier: record.messageId });
      await afterFault(ports, record, error);
    }
  }
  return { batchItemFailures };
}

function receivesOf(record: SQSRecord): number {
  return Number(record.attributes.ApproximateReceiveCount);
}

/** A message that could not be hidden comes back all the same, when its visibility timeout is over. */
async function afterFault({ visibility, log, random }: BatchPorts, record: SQSRecord, error: unknown): Promise<void> {
  const receives = receivesOf(record);
  for (const each of error instanceof AggregateError ? error.errors : [error]) log.fault(record.messageId, receives, each);
  try {
    await visibility.hide(record.eventSourceARN, record.receiptHandle, pauseAfterFault(receives, random));
  } catch (unhidden) {
    log.fault(record.messageId, receives, unhidden);
  }
}
