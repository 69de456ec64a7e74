import { setTimeout as pause } from 'node:timers/promises';
import { BatchWriteCommand, type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { limits } from '../../limits.ts';
import { type DeliverySubjects, deliverySubjectsSchema, entryBytes } from '../../model/subject-index.ts';
import type { Bucket } from '../../persons/subject-blocks.port.ts';
import type { BucketAsked, SubjectIndex, SubjectIndexWriter } from '../../persons/subject-index.port.ts';
import { indexRunKey, type Key, subjectBucketKey, subjectsKey, withoutKeys } from './catalog-keys.ts';
import { wasWritten } from './conditional-write.ts';
import { readItems } from './read-items.ts';

const storedSchema = deliverySubjectsSchema.extend({ isWhole: z.boolean() });

const bucketSchema = z.object({
  pk: z.string(),
  sk: z.string(),
  entries: z.instanceof(Uint8Array),
  /** Of a bucket that one item can't hold, on its first: how many items it has. */
  items: z.number().int().optional(),
});

/**
 * Buckets of the subject index: `SUBJECT#<kind>#<bits>#<bucket>` / `<datasetId>#<uploadId>#<run>#<item>`; how they are found: `DATASET#<id>` / `SUBJECTS#<uploadId>`; who writes
 * them: `INDEXING#<datasetId>` / `<uploadId>#<run>`.
 */
export function dynamoSubjectIndexWriter(documents: DynamoDBDocumentClient, table: string): SubjectIndexWriter {
  return {
    async begin(run) {
      await documents.send(new PutCommand({ TableName: table, Item: { ...indexRunKey(run.datasetId, run.uploadId, run.run), ...run } }));
    },
    async put(subjects, buckets, over) {
      await writeAll(
        documents,
        table,
        buckets.flatMap((bucket) => itemsOf(subjects, bucket)).map((Item) => ({ PutRequest: { Item } })),
      );
      const Item = { ...subjectsKey(subjects.datasetId, subjects.uploadId), ...subjects, isWhole: true };
      return (await wasWritten(documents.send(new PutCommand({ TableName: table, Item, ...onlyOver(over) })))) ? 'written' : 'stale';
    },
  };
}

/** Where nothing whole stands, or the very index that is given. */
export function onlyOver(over: DeliverySubjects | undefined) {
  if (!over) {
    return { ConditionExpression: 'attribute_not_exists(pk) OR isWhole = :no', ExpressionAttributeValues: { ':no': false } };
  }
  const { made } = over;
  if (!made) return { ConditionExpression: 'isWhole = :yes AND attribute_not_exists(made)', ExpressionAttributeValues: { ':yes': true } };
  return {
    ConditionExpression: 'isWhole = :yes AND made.#run = :run',
    ExpressionAttributeNames: { '#run': 'run' },
    ExpressionAttributeValues: { ':yes': true, ':run': made.run },
  };
}

export function dynamoSubjectIndex(documents: DynamoDBDocumentClient, table: string): SubjectIndex {
  return {
    async describe(deliveries) {
      const items = await readItems(
        documents,
        table,
        deliveries.map(({ datasetId, uploadId }) => subjectsKey(datasetId, uploadId)),
      );
      const found = items.flatMap(wholeSubjects);
      return deliveries.map(({ datasetId, uploadId }) => found.find((one) => one.datasetId === datasetId && one.uploadId === uploadId));
    },
    async entries(asked) {
      const firsts = await readBuckets(
        documents,
        table,
        asked.map((one) => bucketKey(one, 0)),
      );
      const others = asked.flatMap((one) => {
        const { items = 1 } = firsts.get(nameOf(bucketKey(one, 0))) ?? {};
        return Array.from({ length: items - 1 }, (_, place) => bucketKey(one, place + 1));
      });
      const rest = others.length === 0 ? new Map<string, StoredBucket>() : await readBuckets(documents, table, others);
      return asked.map((one) => {
        const first = firsts.get(nameOf(bucketKey(one, 0)));
        if (!first) return new Uint8Array();
        const more = Array.from({ length: (first.items ?? 1) - 1 }, (_, place) => rest.get(nameOf(bucketKey(one, place + 1)))?.entries);
        if (more.some((entries) => entries === undefined)) throw new Error(`a bucket of delivery ${one.subjects.uploadId} lacks an item`);
        return Buffer.concat([first.entries, ...more.flatMap((entries) => entries ?? [])]);
      });
    },
  };
}

/** Nothing of an index that is not whole. */
function wholeSubjects(item: Record<string, unknown>): DeliverySubjects[] {
  const { isWhole, ...subjects } = storedSchema.parse(withoutKeys(item));
  return isWhole ? [subjects] : [];
}

type StoredBucket = z.infer<typeof bucketSchema>;
type BucketItem = Key & { readonly entries: Uint8Array; readonly items?: number };

/** The item of a bucket by its place, from 0. */
function bucketKey({ subjects, kind, number }: BucketAsked, item: number): Key {
  const { datasetId, uploadId, bits, made } = subjects;
  return subjectBucketKey({ kind, bits, number, datasetId, uploadId, run: made?.run, item });
}

function nameOf({ pk, sk }: Key): string {
  return `${pk}\n${sk}`;
}

/** Each bucket in as few items as it fits. */
function itemsOf(subjects: DeliverySubjects, { kind, number, entries }: Bucket): BucketItem[] {
  const pieces = cutBytes(entries, limits.maxEntriesPerItem * entryBytes);
  return pieces.map((piece, item) => ({
    ...bucketKey({ subjects, kind, number }, item),
    entries: piece,
    ...(item === 0 && pieces.length > 1 ? { items: pieces.length } : {}),
  }));
}

async function readBuckets(documents: DynamoDBDocumentClient, table: string, keys: readonly Key[]): Promise<Map<string, StoredBucket>> {
  const items = await readItems(documents, table, keys);
  return new Map(items.map((item) => bucketSchema.parse(item)).map((item) => [nameOf(item), item]));
}

type Write = NonNullable<BatchWriteCommand['input']['RequestItems']>[string][number];

/** As many hands as may be busy, which take the next batch when they are done with one. */
export async function writeAll(documents: DynamoDBDocumentClient, table: string, writes: readonly Write[]): Promise<void> {
  const batches = cut(writes, limits.maxBatchWriteItems).values();
  const hands = Array.from({ length: limits.subjectRequests }, async () => {
    for (const batch of batches) await writeBatch(documents, table, batch);
  });
  await Promise.all(hands);
}

async function writeBatch(documents: DynamoDBDocumentClient, table: string, writes: readonly Write[]): Promise<void> {
  let wanted: Write[] = [...writes];
  for (let attempt = 0; wanted.length > 0; attempt += 1) {
    if (attempt === limits.maxBatchWriteAttempts) throw new Error(`${wanted.length} items of ${table} could not be written`);
    if (attempt > 0) await pause(limits.batchWritePauseMilliseconds * 2 ** (attempt - 1));
    const answer = await documents.send(new BatchWriteCommand({ RequestItems: { [table]: wanted } }));
    wanted = answer.UnprocessedItems?.[table] ?? [];
  }
}

function cut<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, place) => all.slice(place * size, (place + 1) * size));
}

function cutBytes(all: Uint8Array, size: number): Uint8Array[] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, place) => all.subarray(place * size, (place + 1) * size));
}
