import type { FunctionName } from '../../functions/routes.ts';
import {
  accessFacts,
  accountStates,
  askForRefresh,
  countedReads,
  datasetKeys,
  factsOfUnits,
  type Grant,
  idempotency,
  keysOfPersons,
  makingKeys,
  matchListKeys,
  minutesKeys,
  missingKeyIs404,
  onInbox,
  partsOutside,
  reads,
  readsWholeOpds,
  reportKeys,
  secondLooks,
  sharedCells,
  subjectKeys,
  ticketKeys,
  ticketLists,
  unitKeys,
  uploadPlaces,
  waitingReviews,
  writes,
} from './grant.ts';

/** What keeping accounts needs of the pool: no password is set, and no user is deleted. */
const userPoolCalls = [
  'AdminCreateUser',
  'AdminGetUser',
  'ListUsers',
  'ListUsersInGroup',
  // Groups of OPDs and institutions are made when somebody is first put into them (lib/keeping/identity.ts); a group gets no role, which needs iam:PassRole.
  'CreateGroup',
  'AdminAddUserToGroup',
  'AdminRemoveUserFromGroup',
  'AdminListGroupsForUser',
  'AdminDisableUser',
  'AdminEnableUser',
  'AdminUserGlobalSignOut',
];

/** What each function may do that routes reach. */
export const operationGrants: Readonly<Record<FunctionName, readonly Grant[]>> = {
  // The day on which an account was last used, of which heads are told.
  identity: [reads(['BatchGetItem'], ['USED#*']), writes(['dynamodb:PutItem'], ['USED#*'])],
  accounts: [
    reads(['GetItem', 'BatchGetItem'], ['ACCOUNT#*', 'PERSON#*']),
    // When each account was last used is noted by `identity` alone.
    reads(['BatchGetItem'], ['USED#*']),
    // Puts alone, each on absence or on what stood before: an account can be locked and a person bound, but nothing is removed.
    writes(['dynamodb:PutItem'], ['ACCOUNT#*', 'PERSON#*']),
    // Refused tries to bind a person are counted a day.
    writes(['dynamodb:UpdateItem'], ['TRIES#*']),
    { on: 'records-table', actions: ['dynamodb:PutItem'], leadingKeys: ['ACCOUNTS#*'] },
    { on: 'user-pool', actions: userPoolCalls.map((call) => `cognito-idp:${call}`) },
    { on: 'person-key', actions: ['secretsmanager:GetSecretValue'] },
    idempotency,
  ],
  catalog: [
    reads(['GetItem'], ['CATALOG']),
    { on: 'published-bucket/catalog/*', actions: ['s3:GetObject'] },
    { on: countedReads, actions: ['s3:GetObject'] },
    missingKeyIs404,
  ],
  datasets: [
    // BatchGetItem: what the register of exempted information shows is decided on each dataset as it stands.
    reads(['GetItem', 'BatchGetItem', 'Query'], [...datasetKeys, 'STANDARDS', 'EXEMPTIONS', 'PROFILES']),
    // Before a template's link leaves, what it was signed on is read once more.
    ...factsOfUnits,
    writes(['dynamodb:PutItem'], [...datasetKeys, 'STANDARDS', 'EXEMPTIONS', 'PROFILES']),
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
    ...factsOfUnits,
    // Query: an earlier version (`?version=`) is found in the history of manifests.
    reads(['GetItem', 'Query'], datasetKeys),
    { on: 'records-table', actions: ['dynamodb:PutItem'], leadingKeys: ['AUDIT#*'] },
    // Links to download are signed by this role, so they can open what it can and nothing else: no report, no workbook of a rejected file.
    { on: 'published-bucket/datasets/*/parts/*', actions: ['s3:GetObjectVersion'] },
    { on: 'published-bucket/datasets/*/manifests/*', actions: ['s3:GetObjectVersion'] },
    { on: 'published-bucket/datasets/*/files/*', actions: ['s3:GetObject', 's3:GetObjectVersion', 's3:PutObject'] },
    // A large file is noted and ordered once; the function make-file makes it.
    reads(['GetItem', 'Query'], makingKeys),
    writes(['dynamodb:PutItem'], makingKeys),
    { on: 'files-queue', actions: ['sqs:SendMessage'] },
    // Statistics are made by ingest; of a version that has none, by the first who asks.
    { on: 'published-bucket/datasets/*/statistics/*', actions: ['s3:GetObject', 's3:PutObject'] },
    // A selection is written under a key of its own, linked to, and removed by the bucket (lib/keeping/published.ts).
    { on: 'published-bucket/selections/*', actions: ['s3:GetObjectVersion', 's3:PutObject'] },
    // How often it was read, for its page.
    { on: countedReads, actions: ['s3:GetObject'] },
    missingKeyIs404,
  ],
  // Who looked is read here, and written by anyone who grants the look: nobody does both. Only what the Inspektorat finds of a look is written here.
  records: [
    reads(['GetItem'], datasetKeys),
    // Whose account it is, which datasets residents see, and whether who stands at a counter is under a lock.
    reads(['BatchGetItem'], ['ACCOUNT#*', 'LOCK#*']),
    reads(['Query'], ['PROFILES']),
    {
      on: 'records-table',
      actions: ['dynamodb:Query'],
      leadingKeys: ['AUDIT#*', 'RECEIPT#*', 'RECEIPTS-MATCHED#*', 'LOOKS-OF#*', 'LOOKS#*', 'VERDICT#*', 'CASES-DECIDED#*'],
    },
    { on: 'records-table', actions: ['dynamodb:PutItem'], leadingKeys: ['VERDICT#*'] },
  ],
  persons: [
    accessFacts,
    // Which datasets appear, their versions and standards, the buckets of persons; locks, the person of the caller's own account, and whether who is looked at has one of an office.
    reads(['GetItem', 'BatchGetItem'], [...datasetKeys, ...subjectKeys, 'ACCOUNT#*', 'PERSON#*', 'LOCK#*']),
    reads(['Query'], ['PROFILES']),
    // What was found of aid lists is told; of it a verdict alone is written.
    reads(['GetItem', 'BatchGetItem', 'Query'], ['FINDINGS', 'FINDING-PERSONS#*', 'FINDING-VERDICTS']),
    writes(['dynamodb:PutItem'], ['FINDING-VERDICTS']),
    // Locks are set and lifted; looks are counted a day.
    writes(['dynamodb:PutItem', 'dynamodb:DeleteItem'], ['LOCK#*']),
    // Who may search without a NIK.
    reads(['GetItem', 'Query'], ['SEARCH-GRANTS#*']),
    writes(['dynamodb:PutItem'], ['SEARCH-GRANTS#*']),
    // Case numbers wait for the head of the officer's institution.
    reads(['GetItem', 'Query'], ['CASES#*', 'CASE-NUMBERS#*']),
    writes(['dynamodb:PutItem', 'dynamodb:DeleteItem'], ['CASES#*', 'CASE-NUMBERS#*']),
    writes(['dynamodb:UpdateItem'], ['LOOK-UPS#*']),
    // Lists that are sent as files: announced, linked to by this role, which can add to them and read none; a result is read by its version.
    reads(['GetItem'], matchListKeys),
    writes(['dynamodb:PutItem'], matchListKeys),
    onInbox('match-lists/*', ['s3:PutObject']),
    { on: 'published-bucket/match-lists/*', actions: ['s3:GetObjectVersion'] },
    {
      on: 'records-table',
      actions: ['dynamodb:PutItem'],
      leadingKeys: ['RECEIPT#*', 'RECEIPTS-MATCHED#*', 'LOOKS-OF#*', 'LOOKS#*', 'ACCOUNTS#*', 'CASES-DECIDED#*'],
    },
    { on: 'records-table', actions: ['dynamodb:Query'], leadingKeys: ['CASES-DECIDED#*'] },
    // Some kilobytes of blocks; no part, no file.
    { on: 'published-bucket/datasets/*/subjects/*', actions: ['s3:GetObjectVersion'] },
    { on: 'published-bucket/datasets/*/manifests/*', actions: ['s3:GetObjectVersion'] },
    ...keysOfPersons,
  ],
  // What residents ask, and OPDs about their uploads, and what is answered. Receipts are read alone: one that the resident has on their screen may be questioned.
  helpdesk: [
    reads(['GetItem', 'BatchGetItem', 'Query'], ticketKeys),
    writes(['dynamodb:PutItem'], ticketKeys),
    // A ticket that is closed moves to the lists of what is closed; its words stay until their time is over.
    writes(['dynamodb:DeleteItem'], ticketLists),
    // Whether a resident wants to be told by mail.
    reads(['GetItem'], ['NOTICES']),
    writes(['dynamodb:PutItem', 'dynamodb:DeleteItem'], ['NOTICES']),
    reads(['BatchGetItem'], ['ACCOUNT#*']),
    { on: 'records-table', actions: ['dynamodb:Query'], leadingKeys: ['RECEIPT#*', 'RECEIPTS-MATCHED#*'] },
    // The upload that an OPD asks about, and its report without cells; those that are shared the function uploads gives, which records the look.
    reads(['GetItem'], datasetKeys),
    writes(['dynamodb:PutItem', 'dynamodb:DeleteItem'], sharedCells),
    { on: 'published-bucket/datasets/*/uploads/*/report-without-cells*.json', actions: ['s3:GetObject'] },
    missingKeyIs404,
    idempotency,
  ],
  uploads: [
    reads(['GetItem', 'Query'], datasetKeys),
    // Which dataset an upload is of, by its number.
    reads(['GetItem'], [...uploadPlaces, ...sharedCells]),
    writes(['dynamodb:PutItem'], uploadPlaces),
    reads(['Query'], waitingReviews),
    // A look at the cells of an upload is decided on like one at rows, and recorded; so is who acts for which unit.
    ...factsOfUnits,
    { on: 'records-table', actions: ['dynamodb:PutItem'], leadingKeys: ['AUDIT#*', 'ACCOUNTS#*'] },
    // Units of OPDs are kept here; none is removed.
    reads(['GetItem'], unitKeys),
    writes(['dynamodb:PutItem'], unitKeys),
    writes(['dynamodb:PutItem', 'dynamodb:UpdateItem'], datasetKeys),
    writes(['dynamodb:DeleteItem'], waitingReviews),
    // Priority data that wait for the pembina data.
    reads(['Query'], secondLooks),
    writes(['dynamodb:PutItem', 'dynamodb:DeleteItem'], secondLooks),
    // A list of them is decided on each dataset as it stands.
    reads(['BatchGetItem'], datasetKeys),
    idempotency,
    // Upload links are signed by this role: it can add to the inbox and mark as final there, but not read it.
    ...['small/*', 'large/*'].map((keys) => onInbox(keys, ['s3:PutObject', 's3:PutObjectTagging', 's3:PutObjectVersionTagging'])),
    // Larger files come in parts: begun, sent and completed by s3:PutObject.
    onInbox('large/*', ['s3:ListMultipartUploadParts', 's3:AbortMultipartUpload']),
    // Reports: no part, no file.
    { on: 'published-bucket/datasets/*/uploads/*', actions: ['s3:GetObject'] },
    // What an upload that waits holds by itself, for the steward.
    { on: 'published-bucket/datasets/*/statistics/*', actions: ['s3:GetObject'] },
    missingKeyIs404,
    partsOutside,
    // Links to returned workbooks are signed by this role.
    { on: 'published-bucket/datasets/*/returned/*', actions: ['s3:GetObjectVersion'] },
    askForRefresh,
  ],
  plans: [
    // Plans beside their OPDs, what the forum decided, and the datasets that deliver what is planned.
    reads(['GetItem', 'BatchGetItem', 'Query'], ['OPD#*', 'FORUM#*']),
    ...readsWholeOpds(),
    // Each writing and each act is put on absence; the plan itself on the revision before it. Nothing is taken away.
    writes(['dynamodb:PutItem'], ['OPD#*', 'FORUM#*']),
    idempotency,
  ],
  // GetItem of a dataset: the history of its periods.
  progress: [
    reads(['GetItem', 'Query'], ['OPD#*']),
    reads(['GetItem'], datasetKeys),
    ...readsWholeOpds(),
    { on: 'every-metric', actions: ['cloudwatch:GetMetricData'] },
  ],
  reminders: [
    // How the OPD's datasets stand, who works for it, and what was sent.
    ...readsWholeOpds(),
    { on: 'user-pool', actions: ['cognito-idp:ListUsersInGroup'] },
    accountStates,
    reads(['Query'], ['REMINDERS#*']),
    writes(['dynamodb:PutItem'], ['REMINDERS#*', 'OUTBOX']),
  ],
  reports: [
    // Heads, parts, reasons; whether a dataset may be named now, and whose it is.
    reads(['GetItem', 'Query'], reportKeys),
    reads(['GetItem', 'BatchGetItem'], datasetKeys),
    writes(['dynamodb:PutItem'], ['REPORT#*']),
    // Links to copies are signed by this role, which can open nothing of a dataset.
    { on: 'published-bucket/reports/*', actions: ['s3:GetObject', 's3:GetObjectVersion'] },
    missingKeyIs404,
  ],
  minutes: [
    reads(['GetItem', 'BatchGetItem', 'Query'], minutesKeys),
    // Each writing over the revision before it, each number on absence; nothing is taken away.
    writes(['dynamodb:PutItem'], minutesKeys),
    // What was delivered, decided and published, and whether a dataset may be named now.
    reads(['GetItem'], datasetKeys),
    ...readsWholeOpds(),
    { on: 'published-bucket/datasets/*/manifests/*', actions: ['s3:GetObjectVersion'] },
    // Papers are written under names of their own, and links to them are signed by this role, which can open nothing of a dataset.
    { on: 'published-bucket/minutes/*', actions: ['s3:GetObject', 's3:GetObjectVersion', 's3:PutObject'] },
    missingKeyIs404,
    // Signed papers: announced, and read once they came.
    onInbox('minutes/*', ['s3:PutObject', 's3:GetObject']),
    { on: 'inbox-bucket', actions: ['s3:ListBucket'] },
  ],
  portal: [
    // What a verification number stands for.
    reads(['GetItem'], minutesKeys),
    reads(['GetItem'], [...datasetKeys, 'CATALOG']),
    // The register of exempted information: its titles, decided on each dataset as it stands.
    reads(['Query'], ['EXEMPTIONS']),
    // The library of standards, for anyone.
    reads(['GetItem', 'Query'], ['STANDARDS']),
    reads(['BatchGetItem'], datasetKeys),
    { on: 'published-bucket/catalog/*', actions: ['s3:GetObject'] },
    // What a dataset's page has drawn of open data; the portal itself opens no rows.
    { on: 'published-bucket/datasets/*/files/*/pictures-*.json', actions: ['s3:GetObject'] },
    missingKeyIs404,
  ],
};
