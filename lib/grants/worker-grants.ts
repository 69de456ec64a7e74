import type { WorkerName } from '../function-settings.ts';
import {
  accessFacts,
  accountStates,
  askForRefresh,
  countedReads,
  datasetKeys,
  factsOfUnits,
  type Grant,
  indexRunKeys,
  keysOfPersons,
  makingKeys,
  matchListKeys,
  missingKeyIs404,
  onInbox,
  reads,
  readsWholeOpds,
  reportKeys,
  sharedCells,
  subjectKeys,
  ticketKeys,
  unitKeys,
  waitingReviews,
  writes,
} from './grant.ts';

/** What Lambda's poller needs of a function's role (Lambda, "Using Lambda with Amazon SQS"). */
const consume = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'];
/** After a fault, the function itself says how long a message stays hidden; the event names the queue by its ARN alone. */
const consumeAndHide = [...consume, 'sqs:GetQueueUrl', 'sqs:ChangeMessageVisibility'];

/** Objects that end with the data of their dataset; templates, lists of parts and the index hold no cell. */
const holdingCells = [
  ...['parts', 'files', 'statistics', 'uploads', 'returned', 'subjects', 'concerned'].map((kind) => `datasets/*/${kind}/*`),
  'selections/*',
];

/** What each function may do that no route reaches. */
export const workerGrants: Readonly<Record<WorkerName, readonly Grant[]>> = {
  authorize: factsOfUnits,
  'ingest-small': [...ingest('small/*'), { on: 'small-uploads-queue', actions: consumeAndHide }],
  'ingest-large': [...ingest('large/*'), { on: 'large-uploads-queue', actions: consumeAndHide }],
  'make-file': [
    // The version and its standard as they stand: it decides nothing about who may read (functions/rows/make-file.ts).
    reads(['GetItem', 'Query'], datasetKeys),
    reads(['GetItem'], makingKeys),
    writes(['dynamodb:PutItem', 'dynamodb:DeleteItem'], makingKeys),
    { on: 'published-bucket/datasets/*/parts/*', actions: ['s3:GetObjectVersion'] },
    { on: 'published-bucket/datasets/*/manifests/*', actions: ['s3:GetObjectVersion'] },
    // Pieces are begun, sent and completed by s3:PutObject ("Multipart upload and permissions"); a file is looked for, and not read.
    { on: 'published-bucket/datasets/*/files/*', actions: ['s3:GetObject', 's3:PutObject'] },
    missingKeyIs404,
    // What a run had no time for is ordered anew.
    { on: 'files-queue', actions: [...consumeAndHide, 'sqs:SendMessage'] },
  ],
  refresh: [
    reads(['GetItem'], [...datasetKeys, 'CATALOG']),
    ...readsWholeOpds(),
    // Whether a week's standings are kept, before what does not fit into their item is put.
    reads(['GetItem'], ['OPD#*']),
    writes(['dynamodb:PutItem'], ['OPD#*']),
    writes(['dynamodb:UpdateItem'], ['CATALOG']),
    { on: 'published-bucket/catalog/*', actions: ['s3:GetObject', 's3:PutObject'] },
    missingKeyIs404,
    { on: 'refresh-queue', actions: consume },
  ],
  recount: [
    ...readsWholeOpds(),
    reads(['GetItem'], ['OPD#*']),
    writes(['dynamodb:PutItem'], ['OPD#*']),
    { on: 'recount-dead-letters', actions: ['sqs:SendMessage'] },
  ],
  archive: [
    // Which datasets there are, by the index's keys alone: it reads no item of the catalog.
    { on: 'catalog-table/index/byOpd', actions: ['dynamodb:Query'] },
    { on: 'records-table', actions: ['dynamodb:Query'], leadingKeys: ['AUDIT#*', 'ACCOUNTS#*', 'LOOKS#*'] },
    // It puts and compares; the bucket's policy has nobody put over an object or delete one (lib/keeping/archive.ts).
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
  'count-findings': [
    // Aid lists and the register as they are published; who is under a lock, and what was found and judged before.
    reads(['Query'], ['PROFILES', 'FINDINGS', 'FINDING-PERSONS#*']),
    reads(['GetItem', 'BatchGetItem'], [...datasetKeys, 'LOCK#*', 'FINDING-VERDICTS']),
    writes(['dynamodb:PutItem', 'dynamodb:DeleteItem'], ['FINDINGS', 'FINDING-PERSONS#*']),
    { on: 'published-bucket/datasets/*/parts/*', actions: ['s3:GetObjectVersion'] },
    { on: 'published-bucket/datasets/*/manifests/*', actions: ['s3:GetObjectVersion'] },
    { on: 'person-key', actions: ['secretsmanager:GetSecretValue'] },
    { on: 'findings-dead-letters', actions: ['sqs:SendMessage'] },
  ],
  retain: [
    ...readsWholeOpds(),
    reads(['GetItem', 'Query'], datasetKeys),
    reads(['Query'], makingKeys),
    // META of what is over, its minutes, uploads that nobody will check any more.
    writes(['dynamodb:PutItem', 'dynamodb:UpdateItem'], datasetKeys),
    writes(['dynamodb:UpdateItem'], ['CATALOG']),
    // Whom its rows named is forgotten.
    reads(['BatchGetItem'], subjectKeys),
    writes(['dynamodb:BatchWriteItem'], subjectKeys),
    reads(['Query'], ['FINDING-PERSONS#*']),
    writes(['dynamodb:DeleteItem'], ['FINDINGS', 'FINDING-PERSONS#*']),
    reads(['Query'], indexRunKeys),
    writes(['dynamodb:DeleteItem'], indexRunKeys),
    writes(['dynamodb:PutItem'], ['OUTBOX']),
    // Tickets that nobody spoke against are closed; what is closed for long enough goes with its words.
    reads(['BatchGetItem', 'Query'], ticketKeys),
    writes(['dynamodb:PutItem', 'dynamodb:DeleteItem'], ticketKeys),
    writes(['dynamodb:DeleteItem'], sharedCells),
    writes(['dynamodb:DeleteItem'], [...waitingReviews, ...makingKeys]),
    // The one function that removes objects: by version alone, of datasets and their deliveries. It reads none but lists of parts.
    { on: 'published-bucket', actions: ['s3:ListBucketVersions'], prefixes: ['datasets/*', 'selections/*'] },
    ...holdingCells.map((keys): Grant => ({ on: `published-bucket/${keys}`, actions: ['s3:DeleteObjectVersion'] })),
    { on: 'published-bucket/datasets/*/files/*', actions: ['s3:AbortMultipartUpload'] },
    { on: 'published-bucket/datasets/*/manifests/*', actions: ['s3:GetObjectVersion'] },
    { on: 'inbox-bucket', actions: ['s3:ListBucketVersions'], prefixes: ['small/*', 'large/*', 'match-lists/*'] },
    onInbox('small/*', ['s3:DeleteObjectVersion']),
    // Lists of persons that nobody could settle.
    onInbox('match-lists/*', ['s3:DeleteObjectVersion']),
    onInbox('large/*', ['s3:DeleteObjectVersion', 's3:AbortMultipartUpload']),
    askForRefresh,
    { on: 'retention-dead-letters', actions: ['sqs:SendMessage'] },
  ],
  'keep-index': [
    ...readsWholeOpds(),
    reads(['GetItem'], datasetKeys),
    // How a delivery's subjects are found, and nothing else of a dataset (functions/indexing/keep-index.ts).
    writes(['dynamodb:PutItem'], datasetKeys),
    ...keysOfPersons,
    reads(['Query'], indexRunKeys),
    writes(['dynamodb:PutItem', 'dynamodb:DeleteItem'], indexRunKeys),
    reads(['BatchGetItem'], subjectKeys),
    writes(['dynamodb:BatchWriteItem'], subjectKeys),
    { on: 'published-bucket/datasets/*/parts/*', actions: ['s3:GetObjectVersion'] },
    { on: 'published-bucket/datasets/*/manifests/*', actions: ['s3:GetObjectVersion'] },
    // Blocks are written, and removed by version once nobody is led to them; they are not read.
    { on: 'published-bucket/datasets/*/subjects/*', actions: ['s3:PutObject', 's3:DeleteObjectVersion'] },
    { on: 'published-bucket', actions: ['s3:ListBucketVersions'], prefixes: ['datasets/*/subjects/*'] },
    { on: 'index-dead-letters', actions: ['sqs:SendMessage'] },
  ],
  // A list of persons is read, matched and deleted; what persons are asked by `persons` is asked here, and nothing of one person is told.
  'settle-lists': [
    accessFacts,
    reads(['GetItem', 'BatchGetItem'], [...datasetKeys, ...subjectKeys, 'ACCOUNT#*', 'PERSON#*', 'LOCK#*']),
    reads(['Query'], ['PROFILES']),
    reads(['GetItem', 'Query'], ['CASES#*', 'CASE-NUMBERS#*']),
    writes(['dynamodb:PutItem'], ['CASES#*']),
    writes(['dynamodb:UpdateItem'], ['LOOK-UPS#*']),
    reads(['GetItem'], matchListKeys),
    writes(['dynamodb:PutItem'], matchListKeys),
    { on: 'records-table', actions: ['dynamodb:PutItem'], leadingKeys: ['RECEIPTS-MATCHED#*', 'LOOKS-OF#*', 'LOOKS#*'] },
    { on: 'published-bucket/datasets/*/subjects/*', actions: ['s3:GetObjectVersion'] },
    { on: 'published-bucket/datasets/*/manifests/*', actions: ['s3:GetObjectVersion'] },
    { on: 'published-bucket/match-lists/*', actions: ['s3:PutObject'] },
    ...keysOfPersons,
    onInbox('match-lists/*', ['s3:GetObjectVersion', 's3:DeleteObjectVersion']),
    { on: 'inbox-bucket', actions: ['s3:ListBucketVersions'], prefixes: ['match-lists/*'] },
    { on: 'match-lists-queue', actions: consumeAndHide },
  ],
  // It reads what residents have on their screens, and writes that there is something new.
  notify: [
    reads(['Query'], ['NOTICES']),
    writes(['dynamodb:UpdateItem'], ['NOTICES']),
    reads(['BatchGetItem'], ['TICKET#*']),
    reads(['Query'], ['TICKETS-OF#*']),
    { on: 'records-table', actions: ['dynamodb:Query'], leadingKeys: ['RECEIPT#*', 'RECEIPTS-MATCHED#*'] },
    reads(['Query'], ['OUTBOX']),
    writes(['dynamodb:PutItem', 'dynamodb:DeleteItem'], ['OUTBOX']),
    { on: 'notice-dead-letters', actions: ['sqs:SendMessage'] },
  ],
  remind: [
    ...readsWholeOpds(),
    { on: 'user-pool', actions: ['cognito-idp:ListUsersInGroup'] },
    accountStates,
    reads(['Query'], ['REMINDERS#*', 'OUTBOX']),
    writes(['dynamodb:PutItem'], ['REMINDERS#*', 'OUTBOX']),
    writes(['dynamodb:DeleteItem'], ['OUTBOX']),
    { on: 'reminder-dead-letters', actions: ['sqs:SendMessage'] },
  ],
  // Whose things are, and nothing else of them: META, uploads' and settings' OPD, lists of what waits, plans, counts (functions/organisation/).
  'move-opds': [
    ...readsWholeOpds(),
    reads(['GetItem'], [...datasetKeys, 'PROFILES']),
    writes(['dynamodb:PutItem', 'dynamodb:UpdateItem'], datasetKeys),
    writes(['dynamodb:PutItem'], ['PROFILES', 'OUTBOX']),
    reads(['Query'], [...waitingReviews, 'ACCESS-REQUESTS#*']),
    writes(['dynamodb:PutItem', 'dynamodb:DeleteItem'], [...waitingReviews, 'ACCESS-REQUESTS#*']),
    reads(['GetItem', 'BatchGetItem', 'Query'], ['OPD#*']),
    writes(['dynamodb:PutItem'], ['OPD#*']),
    { on: 'records-table', actions: ['dynamodb:PutItem'], leadingKeys: ['AUDIT#*'] },
    askForRefresh,
    { on: 'move-dead-letters', actions: ['sqs:SendMessage'] },
  ],
  'count-reads': [
    // Which datasets are open: by the index, and what was tightened since. It reads no item of a dataset, and writes none.
    reads(['GetItem'], ['CATALOG']),
    { on: 'published-bucket/catalog/*', actions: ['s3:GetObject'] },
    missingKeyIs404,
    // The front door's log, and no other log of the bucket.
    { on: 'access-log-bucket', actions: ['s3:ListBucket'], prefixes: ['reads/*'] },
    { on: 'access-log-bucket/reads/*', actions: ['s3:GetObject'] },
    { on: countedReads, actions: ['s3:GetObject', 's3:PutObject'] },
    { on: 'reads-dead-letters', actions: ['sqs:SendMessage'] },
  ],
  'keep-reports': [
    ...readsWholeOpds(),
    reads(['GetItem', 'Query'], reportKeys),
    reads(['Query'], ['OUTBOX']),
    writes(['dynamodb:DeleteItem'], ['OUTBOX']),
    // Puts on absence alone: what stands of a report is never written over. Reasons are the operation's to write.
    writes(['dynamodb:PutItem'], [...reportKeys, 'OUTBOX']),
    // What was wrong with rejected deliveries, by the report without cells.
    { on: 'published-bucket/datasets/*/uploads/*/report-without-cells*.json', actions: ['s3:GetObject'] },
    { on: 'published-bucket/reports/*', actions: ['s3:GetObject', 's3:PutObject'] },
    missingKeyIs404,
    { on: 'user-pool', actions: ['cognito-idp:ListUsersInGroup'] },
    accountStates,
    { on: 'report-dead-letters', actions: ['sqs:SendMessage'] },
  ],
  'list-concerned': [
    reads(['GetItem', 'Query'], datasetKeys),
    { on: 'published-bucket/datasets/*/parts/*', actions: ['s3:GetObjectVersion'] },
    { on: 'published-bucket/datasets/*/manifests/*', actions: ['s3:GetObjectVersion'] },
    // The list is written, tagged so that the bucket removes it (lib/keeping/published.ts), and linked to.
    { on: 'published-bucket/datasets/*/concerned/*', actions: ['s3:PutObject', 's3:PutObjectTagging', 's3:GetObjectVersion'] },
    { on: 'records-table', actions: ['dynamodb:PutItem'], leadingKeys: ['AUDIT#*'] },
  ],
};

function ingest(keys: string): Grant[] {
  return [
    reads(['GetItem', 'Query'], datasetKeys),
    // Which units deliver the dataset: whether a unit still does, and whether all have.
    reads(['Query'], unitKeys),
    writes(['dynamodb:PutItem'], datasetKeys),
    writes(['dynamodb:PutItem'], [...waitingReviews, 'UNANSWERED', 'OUTBOX']),
    // Whether it is the register, whose words are looked at.
    reads(['GetItem'], ['PROFILES']),
    // Whom its rows name, by the keyed hash.
    ...keysOfPersons,
    writes(['dynamodb:PutItem'], indexRunKeys),
    writes(['dynamodb:BatchWriteItem'], subjectKeys),
    // By versionId alone: s3:GetObject is not asked for then (S3, GetObject).
    onInbox(keys, ['s3:GetObjectVersion', 's3:PutObjectTagging', 's3:PutObjectVersionTagging']),
    // Parts, reports, returned workbooks, lists of parts, statistics; files are built by anyone who checks that they may be read.
    ...['parts', 'uploads', 'returned', 'manifests', 'statistics', 'subjects'].map(
      (kind): Grant => ({ on: `published-bucket/datasets/*/${kind}/*`, actions: ['s3:PutObject'] }),
    ),
    // The tags by which the bucket removes returned workbooks and reports with cells of rejected files: nothing else can get one.
    { on: 'published-bucket/datasets/*/returned/*', actions: ['s3:PutObjectTagging'] },
    { on: 'published-bucket/datasets/*/uploads/*', actions: ['s3:PutObjectTagging'] },
    // Parts that a delivery is compared with, and of the datasets that foreign keys refer to, by versionId; a look at those that are not open is recorded.
    { on: 'published-bucket/datasets/*/parts/*', actions: ['s3:GetObjectVersion'] },
    { on: 'published-bucket/datasets/*/manifests/*', actions: ['s3:GetObjectVersion'] },
    { on: 'records-table', actions: ['dynamodb:PutItem'], leadingKeys: ['AUDIT#*'] },
    askForRefresh,
  ];
}
