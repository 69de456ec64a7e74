import { DeleteCommand, type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import {
  type DeliverySubjects,
  deliverySubjectsSchema,
  firstRun,
  type IdentifierKind,
  type IndexRun,
  identifierKinds,
  indexRunSchema,
} from '../../model/subject-index.ts';
import type { IndexRuns } from '../../persons/subject-index.port.ts';
import type { SubjectForgetter } from '../../retention/subject-forgetter.port.ts';
import { indexRunKey, type Key, subjectBucketKey, subjectsKey, withoutKeys } from './catalog-keys.ts';
import { wasWritten } from './conditional-write.ts';
import { queryAll } from './query-all.ts';
import { readItems } from './read-items.ts';
import { onlyOver, writeAll } from './subject-index.ts';

const severalSchema = z.object({ pk: z.string(), sk: z.string(), items: z.number().int().default(1) });

/** Runs of the subject index (`INDEXING#<datasetId>`), and what they wrote. */
export function dynamoIndexRuns(documents: DynamoDBDocumentClient, table: string): IndexRuns {
  return {
    async list(datasetId) {
      const { pk } = indexRunKey(datasetId, '', '');
      return (await queryAll(documents, table, pk, '')).map((item) => indexRunSchema.parse(withoutKeys(item)));
    },
    async withdraw(subjects) {
      const Item = { ...subjectsKey(subjects.datasetId, subjects.uploadId), ...subjects, isWhole: false };
      await wasWritten(documents.send(new PutCommand({ TableName: table, Item, ...onlyOver(subjects) })));
    },
    async forget(run) {
      const forgotten = await forgetBuckets(documents, table, run);
      await documents.send(new DeleteCommand({ TableName: table, Key: indexRunKey(run.datasetId, run.uploadId, run.run) }));
      return forgotten;
    },
  };
}

/**
 * Takes a dataset's buckets out of the subject index, of every run. How they were found stays, marked as not whole: it names nobody, and who may delete an item of a dataset's
 * partition may delete all of them. A run that is stopped is finished by the next.
 */
export function dynamoForgetSubjects(documents: DynamoDBDocumentClient, table: string): SubjectForgetter {
  const runs = dynamoIndexRuns(documents, table);
  return {
    async forget(datasetId) {
      let forgotten = 0;
      for (const subjects of await deliveriesOf(documents, table, datasetId)) {
        if (!subjects.made) forgotten += await forgetBuckets(documents, table, { ...subjects, run: firstRun });
        const Item = { ...subjectsKey(datasetId, subjects.uploadId), ...subjects, isWhole: false };
        await documents.send(new PutCommand({ TableName: table, Item }));
      }
      for (const run of await runs.list(datasetId)) forgotten += await runs.forget(run);
      return forgotten;
    },
  };
}

/** Those that are whole, and those that are so no more. */
async function deliveriesOf(documents: DynamoDBDocumentClient, table: string, datasetId: string): Promise<DeliverySubjects[]> {
  const { pk, sk } = subjectsKey(datasetId, '');
  return (await queryAll(documents, table, pk, sk)).map((item) => {
    const { isWhole: _isWhole, ...subjects } = withoutKeys(item);
    return deliverySubjectsSchema.parse(subjects);
  });
}

type Buckets = Pick<IndexRun, 'datasetId' | 'uploadId' | 'run' | 'columns' | 'bits'>;

/** Every bucket that the run may have written, whether or not it ever did. */
async function forgetBuckets(documents: DynamoDBDocumentClient, table: string, run: Buckets): Promise<number> {
  const buckets = identifierKinds
    .filter((kind) => run.columns[kind] !== undefined)
    .flatMap((kind) => Array.from({ length: 2 ** run.bits }, (_, number) => ({ kind, number })));
  const firsts = await readItems(
    documents,
    table,
    buckets.map((bucket) => keyOf(run, bucket, 0)),
  );
  const several = new Map(firsts.map((item) => severalSchema.parse(item)).map(({ pk, sk, items }) => [`${pk}\n${sk}`, items]));
  const itemsOf = (bucket: NumberedBucket) => {
    const first = keyOf(run, bucket, 0);
    return several.get(`${first.pk}\n${first.sk}`) ?? 0;
  };
  const further = buckets.flatMap((bucket) =>
    Array.from({ length: Math.max(0, itemsOf(bucket) - 1) }, (_, place) => keyOf(run, bucket, place + 1)),
  );
  const first = buckets.filter((bucket) => itemsOf(bucket) > 0).map((bucket) => keyOf(run, bucket, 0));
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

type NumberedBucket = { readonly kind: IdentifierKind; readonly number: number };

function keyOf({ datasetId, uploadId, run, bits }: Buckets, { kind, number }: NumberedBucket, item: number): Key {
  return subjectBucketKey({ kind, number, bits, datasetId, uploadId, run: run === firstRun ? undefined : run, item });
}
