import { BatchGetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { limits } from '../../limits.ts';
import type { Key } from './catalog-keys.ts';

type Item = Record<string, unknown>;

/**
 * The items of these keys, each once, strongly consistent, in no order; a missing one is left out. BatchGetItem may leave keys unread (throttling, 16 MB):
 * they are asked for again, and what still can't be read is a fault, never "missing".
 */
export async function readItems(documents: DynamoDBDocumentClient, table: string, keys: readonly Key[]): Promise<Item[]> {
  // DynamoDB refuses a batch that names a key again; two people may stand in one bucket.
  const once = [...new Map(keys.map((key) => [`${key.pk}\n${key.sk}`, key])).values()];
  const batches = Array.from({ length: Math.ceil(once.length / limits.maxBatchGetKeys) }, (_, place) =>
    once.slice(place * limits.maxBatchGetKeys, (place + 1) * limits.maxBatchGetKeys),
  );
  const read: Item[][] = [];
  const waiting = batches.entries();
  const hands = Array.from({ length: Math.min(limits.batchGetsAtOnce, batches.length) }, async () => {
    for (const [place, batch] of waiting) read[place] = await readBatch(documents, table, batch);
  });
  await Promise.all(hands);
  return read.flat();
}

async function readBatch(documents: DynamoDBDocumentClient, table: string, batch: readonly Key[]): Promise<Item[]> {
  const items: Item[] = [];
  let wanted: Item[] = batch.map((key) => ({ ...key }));
  for (let attempt = 0; wanted.length > 0; attempt += 1) {
    if (attempt === limits.maxBatchGetAttempts) throw new Error(`${wanted.length} items of ${table} could not be read`);
    const answer = await documents.send(new BatchGetCommand({ RequestItems: { [table]: { Keys: wanted, ConsistentRead: true } } }));
    items.push(...(answer.Responses?.[table] ?? []));
    wanted = answer.UnprocessedKeys?.[table]?.Keys ?? [];
  }
  return items;
}
