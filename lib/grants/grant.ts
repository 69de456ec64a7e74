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
  | 'access-log-bucket'
  | `access-log-bucket/${string}`
  | 'refresh-queue'
  | 'files-queue'
  | 'small-uploads-queue'
  | 'large-uploads-queue'
  | 'match-lists-queue'
  | 'recount-dead-letters'
  | 'archive-dead-letters'
  | 'expiry-dead-letters'
  | 'retention-dead-letters'
  | 'findings-dead-letters'
  | 'index-dead-letters'
  | 'notice-dead-letters'
  | 'report-dead-letters'
  | 'reminder-dead-letters'
  | 'move-dead-letters'
  | 'reads-dead-letters'
  | 'user-pool'
  | 'person-key'
  | 'subject-key'
  | 'every-metric';

/**
 * Actions on one target; on a table, `leadingKeys` narrows them to items whose partition key is like one of these, on a bucket `prefixes` to lists of keys that
 * begin like one of these.
 */
export type Grant = {
  readonly on: GrantTarget;
  readonly actions: readonly string[];
  readonly leadingKeys?: readonly string[];
  readonly prefixes?: readonly string[];
};

export const askForRefresh: Grant = { on: 'refresh-queue', actions: ['sqs:SendMessage'] };

/** A key that is not there is 404 only for who may list the bucket, else 403 (S3, GetObject). No `s3:prefix` condition: a GET carries no prefix. */
export const missingKeyIs404: Grant = { on: 'published-bucket', actions: ['s3:ListBucket'] };

/** The list of a large version's parts: written once, named by versionId and checksum in its manifest, so that a second writing changes nothing. */
export const partsOutside: Grant = { on: 'published-bucket/datasets/*/manifests/*', actions: ['s3:PutObject', 's3:GetObjectVersion'] };

/** First answers to an Idempotency-Key: claimed, given again, kept, dropped. */
export const idempotency: Grant = {
  on: 'catalog-table',
  actions: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem'],
  leadingKeys: ['IDEMPOTENCY#*'],
};

/** What was counted of reads. */
export const countedReads = 'published-bucket/reads/*' satisfies GrantTarget;

/** Notes on files in the making. */
export const makingKeys = ['MAKING#*'];

/** Buckets of the subject index. */
export const subjectKeys = ['SUBJECT#*'];
/** Who writes them. */
export const indexRunKeys = ['INDEXING#*'];

/** What numbers are hashed with, and what the index knows the hashes by. */
export const keysOfPersons: readonly Grant[] = [
  { on: 'person-key', actions: ['secretsmanager:GetSecretValue'] },
  { on: 'subject-key', actions: ['secretsmanager:GetSecretValue'] },
];

/** Lists that are sent to be matched. */
export const matchListKeys = ['MATCH-LIST#*'];

/** Lists that point to tickets, and tickets with what was said. */
export const ticketLists = ['TICKETS', 'TICKETS-AT#*', 'TICKETS-OF#*', 'TICKETS-BY#*', 'TICKETS-HELP'];
export const ticketKeys = ['TICKET#*', ...ticketLists];
/** Uploads whose cells are shared while somebody asks about them. */
export const sharedCells = ['SHARED-CELLS#*'];

/** Which dataset an upload is of. */
export const uploadPlaces = ['UPLOAD#*'];

/** Reports: the list of them, and each one's parts, reasons and end. */
export const reportKeys = ['REPORTS', 'REPORT#*'];

/** Minutes of the review, and what verification numbers point to. */
export const minutesKeys = ['MINUTES#*', 'MINUTES-CHECK#*'];

export const datasetKeys = ['DATASET#*'];
/** The steward's list of uploads that wait, and each OPD's own. */
export const waitingReviews = ['REVIEWS', 'REVIEWS#*'];
/** Priority data that the pembina data looks at again, a list a field. */
export const secondLooks = ['SECOND-LOOKS#*'];
/** What a decision is made from (`access-facts.ts`). */
export const accessFacts = reads(['BatchGetItem'], [...datasetKeys, 'ACCOUNT#*']);
/** Who of a group is disabled or was taken out of it (`accounts/users-in-groups.ts`). */
export const accountStates = reads(['BatchGetItem'], ['ACCOUNT#*']);
/** Units of OPDs, of which the accounts of units are told by. */
export const unitKeys = ['UNIT#*'];
/** The same with what the account of a unit delivers. */
export const factsOfUnits = [accessFacts, reads(['Query'], unitKeys)];

export function reads(operations: readonly ('GetItem' | 'BatchGetItem' | 'Query')[], leadingKeys: readonly string[]): Grant {
  return { on: 'catalog-table', actions: operations.map((operation) => `dynamodb:${operation}`), leadingKeys };
}

export function readsWholeOpds(): Grant[] {
  return [reads(['BatchGetItem', 'Query'], datasetKeys), { on: 'catalog-table/index/byOpd', actions: ['dynamodb:Query'] }];
}

export function writes(actions: readonly string[], leadingKeys: readonly string[]): Grant {
  return { on: 'catalog-table', actions, leadingKeys };
}

export function onInbox(keys: string, actions: readonly string[]): Grant {
  return { on: `inbox-bucket/${keys}`, actions };
}
