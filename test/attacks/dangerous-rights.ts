import { functionNames } from '../../functions/routes.ts';
import { lambdaNames } from '../../lib/function-settings.ts';
import { pascalCase } from '../../lib/logical-id.ts';

const functionsAndRoles = lambdaNames.map(pascalCase).flatMap((name) => [`${name}Function`, `${name}Role`]);

/** Who may never do what: each a way around a rule, had a role the right. `except` may. */
export type Danger = {
  readonly what: string;
  readonly who?: readonly string[];
  readonly except?: readonly string[];
  readonly actions: readonly string[];
  readonly on: readonly string[];
  readonly partitionKey?: string;
};

const readObject = ['s3:GetObject', 's3:GetObjectVersion', 's3:GetObjectAttributes', 's3:GetObjectVersionAttributes'];
const writeItem = ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem', 'dynamodb:BatchWriteItem'];
const readItem = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query', 'dynamodb:ConditionCheckItem'];
const partiql = ['dynamodb:PartiQLSelect', 'dynamodb:PartiQLInsert', 'dynamodb:PartiQLUpdate', 'dynamodb:PartiQLDelete'];
const sentList = 'InboxBucket/match-lists/a/b';
const listResult = 'PublishedBucket/match-lists/a/0.json';
const readLogFile = 'AccessLogBucket/reads/2026/11/28/a.gz';
const inboxObjects = ['InboxBucket/small/a/b/c', 'InboxBucket/large/a/b/c', sentList];
export const published = (kind: string) => `PublishedBucket/datasets/penerima-bansos/${kind}`;
const publishedObjects = [
  ...['parts/2026/a.parquet', 'files/1/a.csv', 'manifests/1', 'uploads/a/report.json', 'templates/1.xlsx'].map(published),
  'PublishedBucket/catalog/index.json',
];
export const buckets = ['InboxBucket', 'PublishedBucket', 'ArchiveBucket', 'SiteBucket', 'AccessLogBucket'];
const tables = ['CatalogTable', 'CatalogTable/index/byOpd', 'RecordsTable'];
const httpFunctions = functionNames.map((name) => `${pascalCase(name)}Function`);

export const dangers: readonly Danger[] = [
  {
    what: 'anybody but who counts reads opens the front door’s log',
    except: ['CountReadsFunction'],
    actions: readObject,
    on: [readLogFile],
  },
  { what: 'anybody writes a log', actions: ['s3:PutObject'], on: [readLogFile, 'AccessLogBucket/SiteBucket/a'] },
  {
    what: 'who counts reads opens what the buckets log, a part, a file or a report, or puts any of them',
    who: ['CountReadsFunction'],
    actions: [...readObject, 's3:PutObject'],
    on: [
      ...['AccessLogBucket/SiteBucket/a', 'AccessLogBucket/PublishedBucket/a'],
      ...publishedObjects.filter((key) => !key.includes('/catalog/')),
      ...inboxObjects,
    ],
  },
  {
    what: 'who counts reads opens or changes a dataset',
    who: ['CountReadsFunction'],
    actions: [...readItem, ...writeItem],
    on: ['CatalogTable', 'CatalogTable/index/byOpd'],
    partitionKey: 'DATASET#penerima-bansos',
  },
  {
    what: 'who counts reads builds the index',
    who: ['CountReadsFunction'],
    actions: ['s3:PutObject'],
    on: ['PublishedBucket/catalog/index.json'],
  },
  {
    what: 'anybody else writes a count',
    except: ['CountReadsFunction'],
    actions: ['s3:PutObject'],
    on: ['PublishedBucket/reads/recent.json'],
  },
  {
    what: 'anybody but who settles lists opens a list of persons that was sent',
    except: ['SettleListsFunction'],
    actions: readObject,
    on: [sentList],
  },
  {
    what: 'anybody but who signs its link writes such a list',
    except: ['PersonsFunction'],
    actions: ['s3:PutObject', 's3:PutObjectTagging'],
    on: [sentList],
  },
  {
    what: 'anybody but who settles lists and who ends data removes such a list',
    except: ['SettleListsFunction', 'RetainFunction'],
    actions: ['s3:DeleteObjectVersion'],
    on: [sentList],
  },
  { what: 'anybody else opens what a list was answered', except: ['PersonsFunction'], actions: readObject, on: [listResult] },
  { what: 'anybody else answers a list', except: ['SettleListsFunction'], actions: ['s3:PutObject'], on: [listResult] },
  {
    what: 'anybody else knows of a list that was sent',
    except: ['PersonsFunction', 'SettleListsFunction'],
    actions: [...readItem, ...writeItem],
    on: ['CatalogTable'],
    partitionKey: 'MATCH-LIST#01KAM0000000000000000000M1',
  },
  {
    what: 'who settles lists opens deliveries or rows, or writes what is published',
    who: ['SettleListsFunction'],
    actions: [...readObject, 's3:PutObject'],
    on: [
      ...inboxObjects.filter((key) => key !== sentList),
      ...['parts/2026/a.parquet', 'files/1/a.csv', 'uploads/a/report.json', 'templates/1.xlsx'].map(published),
      'PublishedBucket/catalog/index.json',
    ],
  },
  {
    what: 'who settles lists learns who looked',
    who: ['SettleListsFunction'],
    actions: readItem,
    on: ['RecordsTable'],
    partitionKey: 'RECEIPTS-MATCHED#00',
  },
  { what: 'anyone who signs upload links reads what was uploaded', who: ['UploadsFunction'], actions: readObject, on: inboxObjects },
  {
    what: 'anyone who signs upload links writes what is published',
    who: ['UploadsFunction'],
    actions: ['s3:PutObject'],
    on: publishedObjects.filter((key) => !key.includes('/manifests/')),
  },
  {
    what: 'anyone who signs upload links opens rows',
    who: ['UploadsFunction'],
    actions: ['s3:GetObject', 's3:GetObjectVersion'],
    on: [published('parts/2026/a.parquet'), published('files/1/a.csv')],
  },
  {
    what: 'anyone who signs download links opens what was rejected',
    who: ['RowsFunction'],
    actions: readObject,
    on: [published('uploads/a/report.json'), published('returned/a.xlsx')],
  },
  {
    what: 'anyone who checks files builds those that are downloaded, or the index',
    who: ['IngestSmallFunction', 'IngestLargeFunction'],
    actions: ['s3:PutObject'],
    on: [published('files/1/a.csv'), published('templates/1.xlsx'), 'PublishedBucket/catalog/index.json'],
  },
  {
    what: 'anyone who signs download links writes parts, manifests or the index',
    who: ['RowsFunction'],
    actions: ['s3:PutObject'],
    on: publishedObjects.filter((key) => !key.includes('/files/')),
  },
  {
    what: 'anyone who signs download links reaches the inbox',
    who: ['RowsFunction'],
    actions: [...readObject, 's3:PutObject'],
    on: inboxObjects,
  },
  {
    what: 'anyone who makes large files writes parts, manifests or the index, or reaches the inbox',
    who: ['MakeFileFunction'],
    actions: ['s3:PutObject'],
    on: [...publishedObjects.filter((key) => !key.includes('/files/')), ...inboxObjects],
  },
  {
    what: 'anyone who makes or orders large files changes a dataset',
    who: ['MakeFileFunction', 'RowsFunction'],
    actions: writeItem,
    on: ['CatalogTable'],
    partitionKey: 'DATASET#penerima-bansos',
  },
  {
    what: 'anyone who makes large files learns who looked, or notes that somebody did',
    who: ['MakeFileFunction'],
    actions: [...readItem, ...writeItem],
    on: ['RecordsTable'],
    partitionKey: 'AUDIT#penerima-bansos#2026-11-24',
  },
  {
    what: 'anybody else orders a large file, or says how far it is',
    except: ['MakeFileFunction', 'RowsFunction'],
    actions: writeItem.filter((action) => action !== 'dynamodb:DeleteItem'),
    on: ['CatalogTable'],
    partitionKey: 'MAKING#penerima-bansos',
  },
  {
    what: 'anybody gives a large file up, but who makes it and who ends its data',
    except: ['MakeFileFunction', 'RetainFunction'],
    actions: ['dynamodb:DeleteItem'],
    on: ['CatalogTable'],
    partitionKey: 'MAKING#penerima-bansos',
  },
  {
    what: 'a page or a search opens rows',
    who: ['CatalogFunction', 'PortalFunction', 'DatasetsFunction', 'IdentityFunction', 'ProgressFunction', 'AuthorizeFunction'],
    actions: readObject,
    on: [published('parts/2026/a.parquet'), published('files/1/a.csv'), ...inboxObjects],
  },
  {
    what: 'anybody disables, binds or raises an account',
    except: ['AccountsFunction'],
    actions: writeItem,
    on: ['CatalogTable'],
    partitionKey: 'ACCOUNT#sub-1',
  },
  {
    what: 'anybody but who decides about reading, keeps accounts, shows people what is theirs or writes to them reads an account',
    except: [
      'AuthorizeFunction',
      'DatasetsFunction',
      'RemindersFunction',
      'RemindFunction',
      'KeepReportsFunction',
      'RowsFunction',
      'UploadsFunction',
      'AccountsFunction',
      'PersonsFunction',
      'RecordsFunction',
      'HelpdeskFunction',
      'SettleListsFunction',
    ],
    actions: readItem,
    on: ['CatalogTable'],
    partitionKey: 'ACCOUNT#sub-1',
  },
  {
    // Whether who is looked at has an account of an office: every look at an official goes to the Inspektorat (functions/persons/officials.ts).
    what: 'anybody else learns which person has an account',
    except: ['AccountsFunction', 'PersonsFunction', 'SettleListsFunction'],
    actions: readItem,
    on: ['CatalogTable'],
    partitionKey: `PERSON#${'0'.repeat(64)}`,
  },
  {
    what: 'anybody but who finds persons sets or lifts a safety lock',
    except: ['PersonsFunction'],
    actions: writeItem,
    on: ['CatalogTable'],
    partitionKey: `LOCK#${'0'.repeat(64)}`,
  },
  {
    what: 'anybody but who finds persons, alone or in lists, who must count nobody under one, and who tells receipts at a counter, sees a safety lock',
    except: ['PersonsFunction', 'SettleListsFunction', 'CountFindingsFunction', 'RecordsFunction'],
    actions: readItem,
    on: ['CatalogTable'],
    partitionKey: `LOCK#${'0'.repeat(64)}`,
  },
  {
    what: 'anybody but who finds persons, who matches lists, who keeps the index, and who lets them be forgotten, reads the subject index',
    except: ['PersonsFunction', 'SettleListsFunction', 'KeepIndexFunction', 'RetainFunction'],
    actions: readItem,
    on: ['CatalogTable'],
    partitionKey: 'SUBJECT#nik#14#2a',
  },
  {
    what: 'anybody but who checks files, who keeps the index of persons, and who lets them be forgotten, writes the subject index',
    except: ['IngestSmallFunction', 'IngestLargeFunction', 'KeepIndexFunction', 'RetainFunction'],
    actions: writeItem,
    on: ['CatalogTable'],
    partitionKey: 'SUBJECT#nik#14#2a',
  },
  {
    what: 'anybody but who finds persons or matches lists opens the blocks of their rows',
    except: ['PersonsFunction', 'SettleListsFunction'],
    actions: readObject,
    on: [published('subjects/a.blocks')],
  },
  {
    what: 'who finds persons opens or writes whole parts or files',
    who: ['PersonsFunction'],
    actions: [...readObject, 's3:PutObject'],
    on: [published('parts/2026/a.parquet'), published('files/1/a.csv')],
  },
  {
    what: 'anybody but who answers residents, who ends what is over, and who tells that there is an answer, reads a ticket',
    except: ['HelpdeskFunction', 'RetainFunction', 'NotifyFunction'],
    actions: readItem,
    on: ['CatalogTable'],
    partitionKey: 'TICKET#01KAM0000000000000000000T1',
  },
  {
    what: 'anybody but who answers residents, and who ends what is over, writes a ticket',
    except: ['HelpdeskFunction', 'RetainFunction'],
    actions: writeItem,
    on: ['CatalogTable'],
    partitionKey: 'TICKET#01KAM0000000000000000000T1',
  },
  {
    what: 'anyone who answers residents takes words of a ticket away',
    who: ['HelpdeskFunction'],
    actions: ['dynamodb:DeleteItem', 'dynamodb:BatchWriteItem'],
    on: ['CatalogTable'],
    partitionKey: 'TICKET#01KAM0000000000000000000T1',
  },
  {
    what: 'anybody else opens the list of whom a leak concerns',
    except: ['ListConcernedFunction'],
    actions: [...readObject, 's3:PutObject'],
    on: [published('concerned/1-a.csv')],
  },
  {
    what: 'who lists whom a leak concerns opens files, or learns who looked',
    who: ['ListConcernedFunction'],
    actions: [...readObject, ...readItem],
    on: [published('files/1/a.csv'), published('subjects/a.blocks'), ...inboxObjects, 'RecordsTable'],
    partitionKey: 'AUDIT#penerima-bansos#2026-11-24',
  },
  {
    what: 'anybody but who keeps plans, who gives them to a successor, and who counts OPDs, writes beside an OPD, or what the forum decided',
    except: ['MoveOpdsFunction', 'PlansFunction', 'RecountFunction', 'RefreshFunction'],
    actions: writeItem,
    on: ['CatalogTable'],
    partitionKey: 'OPD#dinsos',
  },
  {
    what: 'anyone who keeps plans, or gives them to a successor, takes one away',
    who: ['PlansFunction', 'MoveOpdsFunction'],
    actions: ['dynamodb:DeleteItem', 'dynamodb:UpdateItem', 'dynamodb:BatchWriteItem'],
    on: ['CatalogTable'],
    partitionKey: 'OPD#dinsos',
  },
  {
    what: 'anyone who changes nothing reads or writes a kept answer',
    except: [
      ...['AccountsFunction', 'DatasetsFunction', 'GrantsFunction', 'HelpdeskFunction', 'PlansFunction', 'UploadsFunction'],
      'VersionsFunction',
    ],
    actions: [...readItem, ...writeItem],
    on: ['CatalogTable'],
    partitionKey: 'IDEMPOTENCY#sub-1#key',
  },
  {
    what: 'anybody lists kept answers or takes many',
    actions: ['dynamodb:BatchGetItem', 'dynamodb:Query'],
    on: ['CatalogTable'],
    partitionKey: 'IDEMPOTENCY#sub-1#key',
  },
  {
    what: 'the authorizer writes',
    who: ['AuthorizeFunction'],
    actions: [...writeItem, 's3:PutObject', 'sqs:SendMessage'],
    on: [...tables, ...inboxObjects, ...publishedObjects, 'RefreshQueue', 'SmallUploadsQueue', 'LargeUploadsQueue'],
    partitionKey: 'DATASET#penerima-bansos',
  },
  { what: 'anybody scans', actions: ['dynamodb:Scan', 'dynamodb:ExportTableToPointInTime', ...partiql], on: tables },
  {
    what: 'anybody changes or removes a record',
    actions: ['dynamodb:UpdateItem', 'dynamodb:DeleteItem', 'dynamodb:BatchWriteItem', 'dynamodb:UpdateTimeToLive', 'dynamodb:DeleteTable'],
    on: ['RecordsTable'],
    partitionKey: 'AUDIT#penerima-bansos#2026-11-24',
  },
  {
    what: 'a function behind the API does more to records than put and query',
    who: httpFunctions,
    actions: [
      'dynamodb:GetItem',
      'dynamodb:BatchGetItem',
      'dynamodb:Scan',
      'dynamodb:UpdateItem',
      'dynamodb:DeleteItem',
      'dynamodb:BatchWriteItem',
    ],
    on: ['RecordsTable'],
    partitionKey: 'AUDIT#penerima-bansos#2026-11-24',
  },
  {
    what: 'anybody hides an object',
    actions: ['s3:DeleteObject'],
    on: [...inboxObjects, ...publishedObjects, 'ArchiveBucket/a'],
  },
  {
    what: 'anybody but the function that ends data removes an object, and who settles lists any but a list',
    except: ['RetainFunction'],
    actions: ['s3:DeleteObjectVersion'],
    on: [...inboxObjects.filter((key) => key !== sentList), ...publishedObjects, listResult],
  },
  {
    what: 'who ends data removes what holds no cell',
    who: ['RetainFunction'],
    actions: ['s3:DeleteObjectVersion'],
    on: [published('templates/1.xlsx'), 'PublishedBucket/catalog/index.json'],
  },
  {
    what: 'who ends data opens what holds cells',
    who: ['RetainFunction'],
    actions: readObject,
    on: [published('parts/2026/a.parquet'), published('files/1/a.csv'), published('uploads/a/report.json'), ...inboxObjects],
  },
  { what: 'anybody removes an object of the archive', actions: ['s3:DeleteObjectVersion'], on: ['ArchiveBucket/a'] },
  {
    what: 'anybody but who removes objects by version lists versions',
    except: ['RetainFunction', 'KeepIndexFunction', 'SettleListsFunction'],
    actions: ['s3:ListBucketVersions'],
    on: buckets,
  },
  { what: 'anybody lists the versions of the archive', actions: ['s3:ListBucketVersions'], on: ['ArchiveBucket'] },
  {
    what: 'a function behind the API reaches the archive',
    who: httpFunctions,
    actions: [...readObject, 's3:PutObject', 's3:PutObjectRetention', 's3:BypassGovernanceRetention'],
    on: ['ArchiveBucket/a'],
  },
  {
    what: 'anybody lifts the archive’s lock',
    actions: ['s3:BypassGovernanceRetention', 's3:PutObjectRetention', 's3:PutBucketObjectLockConfiguration'],
    on: ['ArchiveBucket', 'ArchiveBucket/a'],
  },
  {
    what: 'anybody opens a bucket',
    actions: [
      's3:PutBucketPolicy',
      's3:PutBucketAcl',
      's3:PutObjectAcl',
      's3:PutBucketPublicAccessBlock',
      's3:PutLifecycleConfiguration',
      's3:PutBucketVersioning',
    ],
    on: [...buckets, ...publishedObjects],
  },
  {
    what: 'anybody else takes the key of persons',
    except: [
      'AccountsFunction',
      'PersonsFunction',
      'IngestSmallFunction',
      'IngestLargeFunction',
      'CountFindingsFunction',
      'KeepIndexFunction',
      'SettleListsFunction',
    ],
    actions: ['secretsmanager:GetSecretValue'],
    on: ['PersonKey'],
  },
  {
    what: 'anybody else takes the key of the subject index',
    except: ['PersonsFunction', 'IngestSmallFunction', 'IngestLargeFunction', 'KeepIndexFunction', 'SettleListsFunction'],
    actions: ['secretsmanager:GetSecretValue'],
    on: ['SubjectKey'],
  },
  {
    what: 'whoever compares whole lists changes a dataset',
    who: ['CountFindingsFunction'],
    actions: writeItem,
    on: ['CatalogTable'],
    partitionKey: 'DATASET#penerima-bansos',
  },
  {
    what: 'anybody else writes what was found of lists',
    except: ['CountFindingsFunction'],
    actions: ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:BatchWriteItem'],
    on: ['CatalogTable'],
    partitionKey: 'FINDINGS',
  },
  {
    what: 'whoever serves persons opens whole lists',
    who: ['PersonsFunction'],
    actions: readObject,
    on: [published('parts/2026/a.parquet'), published('files/1/a.csv')],
  },
  {
    what: 'anybody changes the key of persons, or that of the index',
    actions: ['secretsmanager:PutSecretValue', 'secretsmanager:UpdateSecret', 'secretsmanager:DeleteSecret'],
    on: ['PersonKey', 'SubjectKey'],
  },
  {
    what: 'who keeps the index of persons removes anything else, or opens what was made of rows',
    who: ['KeepIndexFunction'],
    actions: ['s3:DeleteObjectVersion', 's3:PutObject', 's3:GetObject'],
    on: [...publishedObjects, ...inboxObjects],
  },
  {
    what: 'who keeps the index of persons learns who they are',
    who: ['KeepIndexFunction'],
    actions: [...readItem, ...writeItem],
    on: ['CatalogTable'],
    partitionKey: 'ACCOUNT#sub-1',
  },
  {
    what: 'anybody else invites, groups or disables people',
    except: ['AccountsFunction'],
    actions: ['cognito-idp:AdminCreateUser', 'cognito-idp:AdminAddUserToGroup', 'cognito-idp:AdminEnableUser', 'cognito-idp:ListUsers'],
    on: ['UserPool'],
  },
  {
    // Addresses of those who are told of reports and reminded of deliveries.
    what: 'anybody else learns the addresses of a duty',
    except: ['AccountsFunction', 'KeepReportsFunction', 'RemindFunction', 'RemindersFunction'],
    actions: ['cognito-idp:ListUsersInGroup'],
    on: ['UserPool'],
  },
  {
    what: 'anybody signs in as somebody, or makes another way in',
    actions: [
      ...['cognito-idp:AdminSetUserPassword', 'cognito-idp:AdminInitiateAuth', 'cognito-idp:AdminUpdateUserAttributes'],
      ...[
        'cognito-idp:CreateUserPoolClient',
        'cognito-idp:UpdateUserPoolClient',
        'cognito-idp:UpdateUserPool',
        'cognito-idp:AdminDeleteUser',
      ],
    ],
    on: ['UserPool'],
  },
  {
    what: 'anybody else writes into the archive',
    except: ['ArchiveFunction'],
    actions: ['s3:PutObject'],
    on: ['ArchiveBucket/records/2026-11-24/a.json'],
  },
  { what: 'anybody writes the scripts of pages', actions: ['s3:PutObject'], on: ['SiteBucket/app.js'] },
  {
    what: 'anybody gives rights, or takes another role',
    actions: [
      'iam:PutRolePolicy',
      'iam:AttachRolePolicy',
      'iam:PassRole',
      'sts:AssumeRole',
      'lambda:UpdateFunctionCode',
      'lambda:InvokeFunction',
    ],
    on: functionsAndRoles,
  },
];
