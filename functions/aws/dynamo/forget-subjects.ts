import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { z } from 'zod';
import { type DeliverySubjects, deliverySubjectsSchema, identifierKinds } from '../../model/subject-index.ts';
import type { BucketAsked } from '../../persons/subject-index.port.ts';
import type { SubjectForgetter } from '../../retention/subject-forgetter.port.ts';
import { subjectsKey, withoutKeys } from './catalog-keys.ts';
import { queryAll } from './query-all.ts';
import { readItems } from './read-items.ts';
import { bucketKey, writeAll } from './subject-index.ts';

const severalSchema = z.object({ pk: z.string(), sk: z.string(), items: z.number().int().default(1) });

/**
 * Takes a dataset's buckets out of the subject index. How they were found stays, marked as not whole, so that a run that is stopped is finished by the next: it
 * names nobody, and who may delete an item of a dataset's partition may delete all of them.
 */
export function dynamoForgetSubjects(documents: DynamoDBDocumentClient, table: string): SubjectForgetter {
  return {
    async forget(datasetId) {
      let forgotten = 0;
      for (const subjects of await deliveriesOf(documents, table, datasetId)) {
        forgotten += await forgetDelivery(documents, table, subjects);
        const Item = { ...subjectsKey(datasetId, subjects.uploadId), ...subjects, isWhole: false };
        await documents.send(new PutCommand({ TableName: table, Item }));
      }
      return forgotten;
    },
  };
}

/** Those that are whole, and those that never became so. */
async function deliveriesOf(documents: DynamoDBDocumentClient, table: string, datasetId: string): Promise<DeliverySubjects[]> {
  const { pk, sk } = subjectsKey(datasetId, '');
  return (await queryAll(documents, table, pk, sk)).map((item) => {
    const { isWhole: _isWhole, ...subjects } = withoutKeys(item);
    return deliverySubjectsSchema.parse(subjects);
  });
}

/** Every bucket that the delivery may have, whether or not it was ever written. */
async function forgetDelivery(documents: DynamoDBDocumentClient, table: string, subjects: DeliverySubjects): Promise<number> {
  const buckets = identifierKinds
    .filter((kind) => subjects.columns[kind] !== undefined)
    .flatMap((kind) => Array.from({ length: 2 ** subjects.bits }, (_, number): BucketAsked => ({ subjects, kind, number })));
  const firsts = await readItems(
    documents,
    table,
    buckets.map((bucket) => bucketKey(bucket, 0)),
  );
  const several = new Map(firsts.map((item) => severalSchema.parse(item)).map(({ pk, sk, items }) => [`${pk}\n${sk}`, items]));
  const itemsOf = (bucket: BucketAsked) => {
    const first = bucketKey(bucket, 0);
    return several.get(`${first.pk}\n${first.sk}`) ?? 0;
  };
  const further = buckets.flatMap((bucket) =>
    Array.from({ length: Math.max(0, itemsOf(bucket) - 1) }, (_, place) => bucketKey(bucket, place + 1)),
  );
  const first = buckets.filter((bucket) => itemsOf(bucket) > 0).map((bucket) => bucketKey(bucket, 0));
  // The first goes last: it says how many there are.
  for (const keys of [further, first]) {
    await writeAll(
      documents,
      table,
      keys.map((Key) => ({ DeleteRequest: { Key } })),
    );
  }
  return further.length + first.length;
}
