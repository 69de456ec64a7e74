import type { SQSBatchResponse, SQSRecord } from 'aws-lambda';
import { type RunPorts, receivesOf, runBatch } from '../ingest/run-batch.ts';
import { readArrivals } from '../ingest/s3-event.ts';
import { limits } from '../limits.ts';
import { giveUp, type SettleOutcome, type SettlePorts, settleList } from './settle-list.ts';

export type SettleLog = RunPorts['log'] & { done(messageId: string, outcome: SettleOutcome): void };

export type BatchPorts = SettlePorts & RunPorts & { readonly log: SettleLog };

/**
 * Settles the lists whose files have come, one after another. The last receive reads nothing: whatever killed the runs before it, the file goes, and the officer is told.
 * The last run that may read gives up, too, where it is told why it failed: the officer reads that, and not that something did.
 */
export function settleLists(ports: BatchPorts, records: readonly SQSRecord[]): Promise<SQSBatchResponse> {
  return runBatch(ports, records, {
    handle: (record) => settleMessage(ports, record),
    note: async (record, error) => {
      if (receivesOf(record) >= limits.maxReceives - 1) await giveUpAll(ports, record, error);
    },
  });
}

async function settleMessage(ports: BatchPorts, record: SQSRecord): Promise<void> {
  if (receivesOf(record) >= limits.maxReceives) throw new Error('the runs before this one failed, or never came back');
  for (const arrival of readArrivals(record.body)) ports.log.done(record.messageId, await settleList(ports, arrival));
}

async function giveUpAll(ports: BatchPorts, record: SQSRecord, error: unknown): Promise<void> {
  for (const arrival of readArrivals(record.body)) await giveUp(ports, arrival, error);
}
