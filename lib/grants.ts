import type { LambdaName } from './function-settings.ts';

/** What grants may be given on; `<bucket>/<keys>` narrows a bucket to keys, `catalog-table/index/byOpd` is the index. */
export type GrantTarget =
  | 'catalog-table'
  | 'catalog-table/index/byOpd'
  | 'records-table'
  | 'inbox-bucket'
  | `inbox-bucket/${string}`
  | 'published-bucket'
  | `published-bucket/${string}`
  | 'index-queue'
  | 'small-uploads-queue'
  | 'large-uploads-queue'
  | 'recount-dead-letters'
  | 'every-metric';

/** Actions on one target; on a table, `leadingKeys` narrows them to items whose partition key is like one of these. */
export type Grant = { readonly on: GrantTarget; readonly actions: readonly string[]; readonly leadingKeys?: readonly string[] };

const consume = ['sqs:GetQueueUrl', 'sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:ChangeMessageVisibility', 'sqs:GetQueueAttributes'];
const askForReindex: Grant = { on: 'index-queue', actions: ['sqs:SendMessage'] };
const idempotencyKeys = ['IDEMPOTENCY#*'];

/**
 * The whole of what each function may do (its logs and traces apart): function → target → actions. Nobody has Scan, and nobody deletes
 * but a claimed idempotency key and an entry of the waiting reviews. Writes name the partitions that they may touch: no function here writes an ACCOUNT.
 */
export const grants: Readonly<Record<LambdaName, readonly Grant[]>> = {
  authorize: [{ on: 'catalog-table', actions: ['dynamodb:BatchGetItem'] }],
  identity: [],
  catalog: [
    { on: 'catalog-table', actions: ['dynamodb:GetItem', 'dynamodb:BatchGetItem'] },
    { on: 'published-bucket/catalog/*', actions: ['s3:GetObject'] },
    ...missingKeyIs404(),
  ],
  datasets: [
    { on: 'catalog-table', actions: ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'] },
    { on: 'catalog-table/index/byOpd', actions: ['dynamodb:Query'] },
    {
      on: 'catalog-table',
      actions: ['dynamodb:PutItem', 'dynamodb:UpdateItem'],
      leadingKeys: ['DATASET#*', 'CATALOG', ...idempotencyKeys],
    },
    { on: 'catalog-table', actions: ['dynamodb:DeleteItem'], leadingKeys: idempotencyKeys },
    askForReindex,
  ],
  versions: [
    { on: 'catalog-table', actions: ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'] },
    { on: 'catalog-table', actions: ['dynamodb:PutItem', 'dynamodb:UpdateItem'], leadingKeys: ['DATASET#*', 'CATALOG'] },
    askForReindex,
  ],
  rows: [
    { on: 'catalog-table', actions: ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'] },
    { on: 'records-table', actions: ['dynamodb:PutItem'], leadingKeys: ['AUDIT#*'] },
    { on: 'published-bucket/datasets/*', actions: ['s3:GetObject', 's3:GetObjectVersion'] },
    { on: 'published-bucket/datasets/*/files/*', actions: ['s3:PutObject'] },
    ...missingKeyIs404(),
  ],
  uploads: [
    { on: 'catalog-table', actions: ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'] },
    { on: 'catalog-table/index/byOpd', actions: ['dynamodb:Query'] },
    {
      on: 'catalog-table',
      actions: ['dynamodb:PutItem', 'dynamodb:UpdateItem'],
      leadingKeys: ['DATASET#*', 'CATALOG', ...idempotencyKeys],
    },
    { on: 'catalog-table', actions: ['dynamodb:PutItem', 'dynamodb:DeleteItem'], leadingKeys: [...idempotencyKeys, 'REVIEWS'] },
    // Whoever holds an upload URL has this right and no other: see data-model.md, "Buckets".
    { on: 'inbox-bucket/small/*', actions: ['s3:PutObject'] },
    { on: 'inbox-bucket/large/*', actions: ['s3:PutObject'] },
    { on: 'published-bucket/datasets/*', actions: ['s3:GetObject'] },
    ...missingKeyIs404(),
    askForReindex,
  ],
  progress: [
    { on: 'catalog-table', actions: ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'] },
    { on: 'catalog-table/index/byOpd', actions: ['dynamodb:Query'] },
    { on: 'every-metric', actions: ['cloudwatch:GetMetricData'] },
  ],
  portal: [
    { on: 'catalog-table', actions: ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'] },
    { on: 'published-bucket/catalog/*', actions: ['s3:GetObject'] },
    ...missingKeyIs404(),
  ],
  'ingest-small': [...ingest('small/*'), { on: 'small-uploads-queue', actions: consume }],
  'ingest-large': [...ingest('large/*'), { on: 'large-uploads-queue', actions: consume }],
  reindex: [
    { on: 'catalog-table', actions: ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'] },
    { on: 'catalog-table/index/byOpd', actions: ['dynamodb:Query'] },
    { on: 'catalog-table', actions: ['dynamodb:PutItem', 'dynamodb:UpdateItem'], leadingKeys: ['CATALOG', 'OPD#*'] },
    { on: 'published-bucket/catalog/*', actions: ['s3:GetObject', 's3:PutObject'] },
    ...missingKeyIs404(),
    { on: 'index-queue', actions: consume },
  ],
  recount: [
    { on: 'catalog-table', actions: ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'] },
    { on: 'catalog-table/index/byOpd', actions: ['dynamodb:Query'] },
    { on: 'catalog-table', actions: ['dynamodb:PutItem'], leadingKeys: ['OPD#*'] },
    { on: 'recount-dead-letters', actions: ['sqs:SendMessage'] },
  ],
};

/** A key that is not there is 404 only for who may list the bucket, else 403 (S3, GetObject). No `s3:prefix` condition: a GET carries no prefix. */
function missingKeyIs404(): Grant[] {
  return [{ on: 'published-bucket', actions: ['s3:ListBucket'] }];
}

function ingest(keys: string): Grant[] {
  return [
    { on: 'catalog-table', actions: ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'] },
    { on: 'catalog-table', actions: ['dynamodb:PutItem', 'dynamodb:UpdateItem'], leadingKeys: ['DATASET#*', 'REVIEWS'] },
    { on: 'catalog-table', actions: ['dynamodb:DeleteItem'], leadingKeys: ['REVIEWS'] },
    { on: `inbox-bucket/${keys}`, actions: ['s3:GetObject', 's3:GetObjectVersion', 's3:PutObjectTagging', 's3:PutObjectVersionTagging'] },
    { on: 'published-bucket/datasets/*', actions: ['s3:PutObject'] },
    askForReindex,
  ];
}
