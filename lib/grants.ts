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
  | 'archive-bucket'
  | `archive-bucket/${string}`
  | 'refresh-queue'
  | 'small-uploads-queue'
  | 'large-uploads-queue'
  | 'recount-dead-letters'
  | 'archive-dead-letters'
  | 'expiry-dead-letters'
  | 'user-pool'
  | 'person-key'
  | 'every-metric';

/** Actions on one target; on a table, `leadingKeys` narrows them to items whose partition key is like one of these. */
export type Grant = { readonly on: GrantTarget; readonly actions: readonly string[]; readonly leadingKeys?: readonly string[] };

/** What Lambda's poller needs of a function's role (Lambda, "Using Lambda with Amazon SQS"). */
const consume = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'];
/** After a fault, ingest itself says how long a message stays hidden; the event names the queue by its ARN alone. */
const consumeAndHide = [...consume, 'sqs:GetQueueUrl', 'sqs:ChangeMessageVisibility'];
const askForRefresh: Grant = { on: 'refresh-queue', actions: ['sqs:SendMessage'] };

/** A key that is not there is 404 only for who may list the bucket, else 403 (S3, GetObject). No `s3:prefix` condition: a GET carries no prefix. */
const missingKeyIs404: Grant = { on: 'published-bucket', actions: ['s3:ListBucket'] };

/** The list of a large version's parts: written once, named by versionId and checksum in its manifest, so that a second writing changes nothing. */
const partsOutside: Grant = { on: 'published-bucket/datasets/*/manifests/*', actions: ['s3:PutObject', 's3:GetObjectVersion'] };

/** What keeping accounts needs of the pool: no password is set, and no user is deleted. */
const userPoolCalls = [
  'AdminCreateUser',
  'AdminGetUser',
  'ListUsers',
  'AdminAddUserToGroup',
  'AdminRemoveUserFromGroup',
  'AdminListGroupsForUser',
  'AdminDisableUser',
  'AdminEnableUser',
  'AdminUserGlobalSignOut',
];

/** First answers to an Idempotency-Key: claimed, given again, kept, dropped. */
const idempotency: Grant = {
  on: 'catalog-table',
  actions: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem'],
  leadingKeys: ['IDEMPOTENCY#*'],
};

const datasetKeys = ['DATASET#*'];
/** The steward's list of uploads that wait, and each OPD's own. */
const waitingReviews = ['REVIEWS', 'REVIEWS#*'];
/** What a decision is made from (`access-facts.ts`). */
const accessFacts = reads(['BatchGetItem'], [...datasetKeys, 'ACCOUNT#*']);

/**
 * The whole of what each function may do (its logs and traces apart): function → target → actions. Nobody has Scan. Reads and writes of a
 * table name the partitions that they may touch (IAM knows no condition on sort keys). Only `accounts` writes an ACCOUNT; an ACCOUNT is read
 * by those that decide about reading, too; `datasets` hides and `refresh` unhides, both in CATALOG. Deletions are of a claimed idempotency key,
 * of a waiting review or access request, of a note that an upload waits for an answer, and of an entry in the register of exemptions.
 */
export const grants: Readonly<Record<LambdaName, readonly Grant[]>> = {
  authorize: [accessFacts],
  identity: [],
  accounts: [
    reads(['GetItem', 'BatchGetItem'], ['ACCOUNT#*', 'PERSON#*']),
    // Puts alone, each on absence or on what stood before: an account can be locked and a person bound, but nothing is removed.
    writes(['dynamodb:PutItem'], ['ACCOUNT#*', 'PERSON#*']),
    // Refused tries to bind a person are counted a day.
    writes(['dynamodb:UpdateItem'], ['TRIES#*']),
    { on: 'records-table', actions: ['dynamodb:PutItem'], leadingKeys: ['ACCOUNTS#*'] },
    { on: 'user-pool', actions: userPoolCalls.map((call) => `cognito-idp:${call}`) },
    { on: 'person-key', actions: ['secretsmanager:GetSecretValue'] },
    idempotency,
  ],
  catalog: [reads(['GetItem'], ['CATALOG']), { on: 'published-bucket/catalog/*', actions: ['s3:GetObject'] }, missingKeyIs404],
  datasets: [
    // BatchGetItem: what the register of exempted information shows is decided on each dataset as it stands.
    reads(['GetItem', 'BatchGetItem', 'Query'], [...datasetKeys, 'STANDARDS', 'EXEMPTIONS']),
    writes(['dynamodb:PutItem'], [...datasetKeys, 'STANDARDS', 'EXEMPTIONS']),
    writes(['dynamodb:DeleteItem'], ['EXEMPTIONS']),
    writes(['dynamodb:UpdateItem'], ['CATALOG']),
    // Links to templates are signed by this role, which can open nothing else of a dataset; a template is looked for before it is built.
    { on: 'published-bucket/datasets/*/templates/*', actions: ['s3:GetObject', 's3:GetObjectVersion', 's3:PutObject'] },
    missingKeyIs404,
    idempotency,
    askForRefresh,
  ],
  grants: [
    reads(['GetItem', 'Query'], [...datasetKeys, 'ACCESS-REQUESTS#*']),
    writes(['dynamodb:PutItem'], [...datasetKeys, 'ACCESS-REQUESTS#*']),
    writes(['dynamodb:DeleteItem'], ['ACCESS-REQUESTS#*']),
    idempotency,
  ],
  versions: [reads(['GetItem', 'Query'], datasetKeys), writes(['dynamodb:PutItem'], datasetKeys), partsOutside, idempotency, askForRefresh],
  rows: [
    accessFacts,
    // Query: an earlier version (`?version=`) is found in the history of manifests.
    reads(['GetItem', 'Query'], datasetKeys),
    { on: 'records-table', actions: ['dynamodb:PutItem'], leadingKeys: ['AUDIT#*'] },
    // Links to download are signed by this role, so they can open what it can and nothing else: no report, no workbook of a rejected file.
    { on: 'published-bucket/datasets/*/parts/*', actions: ['s3:GetObjectVersion'] },
    { on: 'published-bucket/datasets/*/manifests/*', actions: ['s3:GetObjectVersion'] },
    { on: 'published-bucket/datasets/*/files/*', actions: ['s3:GetObject', 's3:GetObjectVersion', 's3:PutObject'] },
    missingKeyIs404,
  ],
  // Who looked at what is read by the head alone, and written by anyone who grants the look: nobody does both.
  records: [reads(['GetItem'], datasetKeys), { on: 'records-table', actions: ['dynamodb:Query'], leadingKeys: ['AUDIT#*'] }],
  uploads: [
    reads(['GetItem', 'Query'], datasetKeys),
    reads(['Query'], waitingReviews),
    // A look at the cells of an upload is decided on like one at rows, and recorded.
    accessFacts,
    { on: 'records-table', actions: ['dynamodb:PutItem'], leadingKeys: ['AUDIT#*'] },
    writes(['dynamodb:PutItem', 'dynamodb:UpdateItem'], datasetKeys),
    writes(['dynamodb:DeleteItem'], waitingReviews),
    idempotency,
    // Upload links are signed by this role: it can add to the inbox and mark as final there, but not read it.
    ...['small/*', 'large/*'].map((keys) => onInbox(keys, ['s3:PutObject', 's3:PutObjectTagging', 's3:PutObjectVersionTagging'])),
    // Larger files come in parts: begun, sent and completed by s3:PutObject.
    onInbox('large/*', ['s3:ListMultipartUploadParts', 's3:AbortMultipartUpload']),
    // Reports, and nothing else of a dataset: no part, no file.
    { on: 'published-bucket/datasets/*/uploads/*', actions: ['s3:GetObject'] },
    partsOutside,
    // Links to returned workbooks are signed by this role.
    { on: 'published-bucket/datasets/*/returned/*', actions: ['s3:GetObjectVersion'] },
    askForRefresh,
  ],
  progress: [reads(['GetItem', 'Query'], ['OPD#*']), { on: 'every-metric', actions: ['cloudwatch:GetMetricData'] }],
  portal: [
    reads(['GetItem'], [...datasetKeys, 'CATALOG']),
    // The register of exempted information: its titles, decided on each dataset as it stands.
    reads(['Query'], ['EXEMPTIONS']),
    reads(['BatchGetItem'], datasetKeys),
    { on: 'published-bucket/catalog/*', actions: ['s3:GetObject'] },
    missingKeyIs404,
  ],
  'ingest-small': [...ingest('small/*'), { on: 'small-uploads-queue', actions: consumeAndHide }],
  'ingest-large': [...ingest('large/*'), { on: 'large-uploads-queue', actions: consumeAndHide }],
  refresh: [
    reads(['GetItem'], [...datasetKeys, 'CATALOG']),
    ...readsWholeOpds(),
    writes(['dynamodb:PutItem'], ['OPD#*']),
    writes(['dynamodb:UpdateItem'], ['CATALOG']),
    { on: 'published-bucket/catalog/*', actions: ['s3:GetObject', 's3:PutObject'] },
    missingKeyIs404,
    { on: 'refresh-queue', actions: consume },
  ],
  recount: [...readsWholeOpds(), writes(['dynamodb:PutItem'], ['OPD#*']), { on: 'recount-dead-letters', actions: ['sqs:SendMessage'] }],
  archive: [
    // Which datasets there are, by the index's keys alone: it reads no item of the catalog.
    { on: 'catalog-table/index/byOpd', actions: ['dynamodb:Query'] },
    { on: 'records-table', actions: ['dynamodb:Query'], leadingKeys: ['AUDIT#*', 'ACCOUNTS#*'] },
    // It puts and compares; the bucket's policy has nobody put over an object or delete one (lib/archive.ts).
    { on: 'archive-bucket/records/*', actions: ['s3:GetObject', 's3:PutObject'] },
    { on: 'archive-bucket', actions: ['s3:ListBucket'] },
    { on: 'archive-dead-letters', actions: ['sqs:SendMessage'] },
  ],
  expire: [
    reads(['Query'], ['UNANSWERED']),
    writes(['dynamodb:DeleteItem'], ['UNANSWERED']),
    reads(['GetItem'], datasetKeys),
    writes(['dynamodb:PutItem'], datasetKeys),
    // The file of a cancelled upload may go; it is neither read nor replaced.
    ...['small/*', 'large/*'].map((keys) => onInbox(keys, ['s3:PutObjectTagging', 's3:PutObjectVersionTagging'])),
    { on: 'expiry-dead-letters', actions: ['sqs:SendMessage'] },
  ],
};

function reads(operations: readonly ('GetItem' | 'BatchGetItem' | 'Query')[], leadingKeys: readonly string[]): Grant {
  return { on: 'catalog-table', actions: operations.map((operation) => `dynamodb:${operation}`), leadingKeys };
}

function readsWholeOpds(): Grant[] {
  return [reads(['BatchGetItem', 'Query'], datasetKeys), { on: 'catalog-table/index/byOpd', actions: ['dynamodb:Query'] }];
}

function writes(actions: readonly string[], leadingKeys: readonly string[]): Grant {
  return { on: 'catalog-table', actions, leadingKeys };
}

function onInbox(keys: string, actions: readonly string[]): Grant {
  return { on: `inbox-bucket/${keys}`, actions };
}

function ingest(keys: string): Grant[] {
  return [
    reads(['GetItem', 'Query'], datasetKeys),
    writes(['dynamodb:PutItem'], datasetKeys),
    writes(['dynamodb:PutItem'], [...waitingReviews, 'UNANSWERED']),
    // By versionId alone: s3:GetObject is not asked for then (S3, GetObject).
    onInbox(keys, ['s3:GetObjectVersion', 's3:PutObjectTagging', 's3:PutObjectVersionTagging']),
    // Parts, reports, returned workbooks, lists of parts; files are built by anyone who checks that they may be read.
    ...['parts', 'uploads', 'returned', 'manifests'].map(
      (kind): Grant => ({ on: `published-bucket/datasets/*/${kind}/*`, actions: ['s3:PutObject'] }),
    ),
    // The tag by which the bucket removes returned workbooks: nothing else can get it.
    { on: 'published-bucket/datasets/*/returned/*', actions: ['s3:PutObjectTagging'] },
    // Parts that a delivery is compared with, and of the datasets that foreign keys refer to, by versionId; a look at those that are not open is recorded.
    { on: 'published-bucket/datasets/*/parts/*', actions: ['s3:GetObjectVersion'] },
    { on: 'published-bucket/datasets/*/manifests/*', actions: ['s3:GetObjectVersion'] },
    { on: 'records-table', actions: ['dynamodb:PutItem'], leadingKeys: ['AUDIT#*'] },
    askForRefresh,
  ];
}
