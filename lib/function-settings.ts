import { Duration, Size } from 'aws-cdk-lib';
import { functionNames } from '../functions/routes.ts';

/** Functions that no route reaches: the authorizer, queue workers, what is scheduled, and what an operator calls. */
const workerNames = [
  'authorize',
  'ingest-small',
  'ingest-large',
  'make-file',
  'refresh',
  'recount',
  'archive',
  'expire',
  'retain',
  'count-findings',
  'keep-index',
  'settle-lists',
  'notify',
  'keep-reports',
  'remind',
  'move-opds',
  'count-reads',
  'list-concerned',
] as const;
export type WorkerName = (typeof workerNames)[number];
export const lambdaNames = [...functionNames, ...workerNames] as const;
export type LambdaName = (typeof lambdaNames)[number];

/** What tokens must be like; `lib/keeping/login-service.ts` knows it. */
const tokenSettings = ['ISSUER', 'JWKS_URI', 'CLIENT_ID', 'TOKEN_STYLE', 'AUDIENCE', 'GROUPS_CLAIM', 'NAME_CLAIM'] as const;
export type TokenSettingName = (typeof tokenSettings)[number];

/** What a function is told by its environment; `functions/aws/settings.ts` parses the same names. */
export type SettingName =
  | 'CATALOG_TABLE'
  | 'RECORDS_TABLE'
  | 'INBOX_BUCKET'
  | 'PUBLISHED_BUCKET'
  | 'ARCHIVE_BUCKET'
  | 'ACCESS_LOG_BUCKET'
  | 'REFRESH_QUEUE_URL'
  | 'FILES_QUEUE_URL'
  | TokenSettingName
  | 'SIGN_IN_ORIGIN'
  | 'SIGN_IN_PARAMETERS'
  | 'USER_POOL_ID'
  | 'PERSON_KEY_ARN'
  | 'SUBJECT_KEY_ARN'
  | 'FRONT_DOOR_SECRET'
  | 'PUBLIC_URL';

export type FunctionSettings = {
  /** The bundle that it runs (`function-code.ts`); two functions may share one. */
  readonly bundle: string;
  readonly memoryMegabytes: number;
  readonly timeout: Duration;
  /** Room in /tmp; 512 MB where nothing is said. */
  readonly scratch?: Size;
  readonly environment: readonly SettingName[];
};

// One vCPU comes with 1,769 MB, two with 3,008 MB and more (Lambda, "Configure Lambda function memory").
const oneCore = 1769;
const twoCores = 3008;
// A table's calls are waits, not work: a third of a core answers them.
const smallFunction = 512;
// API Gateway gives up after 29 s; a function that still runs then works for nobody.
const gatewayPatience = Duration.seconds(28);
const quick = Duration.seconds(10);
/** Where the site is, where a page's script may talk to (Content-Security-Policy), and what it asks there. */
const ofPages = ['PUBLIC_URL', 'INBOX_BUCKET', 'ISSUER', 'CLIENT_ID', 'SIGN_IN_ORIGIN', 'SIGN_IN_PARAMETERS'] as const;

const keys = ['PERSON_KEY_ARN', 'SUBJECT_KEY_ARN'] as const;
const ofIngest = ['CATALOG_TABLE', 'RECORDS_TABLE', 'INBOX_BUCKET', 'PUBLISHED_BUCKET', 'REFRESH_QUEUE_URL', ...keys] as const;

/** Size and environment of each function. */
export const functionSettings: Readonly<Record<LambdaName, FunctionSettings>> = {
  authorize: {
    bundle: 'authorize',
    memoryMegabytes: smallFunction,
    timeout: Duration.seconds(5),
    environment: ['CATALOG_TABLE', ...tokenSettings, 'FRONT_DOOR_SECRET'],
  },
  identity: { bundle: 'identity', memoryMegabytes: smallFunction, timeout: quick, environment: ['CATALOG_TABLE'] },
  accounts: {
    bundle: 'accounts',
    memoryMegabytes: smallFunction,
    // An invitation is some ten calls, one after another.
    timeout: gatewayPatience,
    environment: ['CATALOG_TABLE', 'RECORDS_TABLE', 'USER_POOL_ID', 'PERSON_KEY_ARN'],
  },
  catalog: {
    bundle: 'catalog',
    memoryMegabytes: smallFunction,
    timeout: quick,
    environment: ['CATALOG_TABLE', 'PUBLISHED_BUCKET', 'PUBLIC_URL'],
  },
  datasets: {
    bundle: 'datasets',
    memoryMegabytes: smallFunction,
    timeout: quick,
    environment: ['CATALOG_TABLE', 'PUBLISHED_BUCKET', 'REFRESH_QUEUE_URL'],
  },
  grants: { bundle: 'grants', memoryMegabytes: smallFunction, timeout: quick, environment: ['CATALOG_TABLE'] },
  versions: {
    bundle: 'versions',
    memoryMegabytes: smallFunction,
    timeout: quick,
    environment: ['CATALOG_TABLE', 'PUBLISHED_BUCKET', 'REFRESH_QUEUE_URL'],
  },
  rows: {
    bundle: 'rows',
    memoryMegabytes: oneCore,
    timeout: gatewayPatience,
    // Parts are fetched whole before DuckDB reads them, and a file that is not large is built beside them.
    scratch: Size.gibibytes(4),
    environment: ['CATALOG_TABLE', 'RECORDS_TABLE', 'PUBLISHED_BUCKET', 'FILES_QUEUE_URL', ...ofPages],
  },
  records: { bundle: 'records', memoryMegabytes: smallFunction, timeout: quick, environment: ['CATALOG_TABLE', 'RECORDS_TABLE'] },
  persons: {
    bundle: 'persons',
    // Blocks are unpacked and numbers hashed: a whole processor keeps a profile within its time.
    memoryMegabytes: oneCore,
    timeout: gatewayPatience,
    environment: ['CATALOG_TABLE', 'RECORDS_TABLE', 'INBOX_BUCKET', 'PUBLISHED_BUCKET', ...keys],
  },
  helpdesk: {
    bundle: 'helpdesk',
    memoryMegabytes: smallFunction,
    timeout: quick,
    environment: ['CATALOG_TABLE', 'RECORDS_TABLE', 'PUBLISHED_BUCKET'],
  },
  uploads: {
    bundle: 'uploads',
    memoryMegabytes: smallFunction,
    // S3 joins the parts of a large file while the caller waits.
    timeout: gatewayPatience,
    environment: ['CATALOG_TABLE', 'RECORDS_TABLE', 'INBOX_BUCKET', 'PUBLISHED_BUCKET', 'REFRESH_QUEUE_URL'],
  },
  // A workbook of some hundred rows is opened while the clerk waits.
  plans: { bundle: 'plans', memoryMegabytes: smallFunction, timeout: gatewayPatience, environment: ['CATALOG_TABLE'] },
  progress: { bundle: 'progress', memoryMegabytes: smallFunction, timeout: quick, environment: ['CATALOG_TABLE'] },
  reminders: {
    bundle: 'reminders',
    memoryMegabytes: smallFunction,
    timeout: quick,
    environment: ['CATALOG_TABLE', 'USER_POOL_ID', 'PUBLIC_URL'],
  },
  reports: { bundle: 'reports', memoryMegabytes: smallFunction, timeout: quick, environment: ['CATALOG_TABLE', 'PUBLISHED_BUCKET'] },
  minutes: {
    bundle: 'minutes',
    // Two queries a dataset, and papers of some hundred rows, while the steward waits; a signed PDF is read whole.
    memoryMegabytes: oneCore,
    timeout: gatewayPatience,
    environment: ['CATALOG_TABLE', 'INBOX_BUCKET', 'PUBLISHED_BUCKET', 'PUBLIC_URL'],
  },
  portal: {
    bundle: 'portal',
    memoryMegabytes: smallFunction,
    timeout: quick,
    environment: ['CATALOG_TABLE', 'PUBLISHED_BUCKET', ...ofPages],
  },
  'ingest-small': {
    bundle: 'ingest',
    memoryMegabytes: oneCore,
    timeout: Duration.seconds(60),
    // 64 MiB at most, its normal form and its parts.
    scratch: Size.gibibytes(1),
    environment: ofIngest,
  },
  'ingest-large': {
    bundle: 'ingest',
    memoryMegabytes: twoCores,
    timeout: Duration.minutes(15),
    // Lambda's largest. What fits: docs/large-files.md.
    scratch: Size.gibibytes(10),
    environment: ofIngest,
  },
  'make-file': {
    bundle: 'make-file',
    // Two processors, as DuckDB uses; twenty million rows take a fifth of the memory (docs/performance.md).
    memoryMegabytes: twoCores,
    // Lambda's longest: a workbook and a Parquet file are made in one go. Text goes on where a run before stopped.
    timeout: Duration.minutes(15),
    // The parts, and a piece; or the parts, and a Parquet file of them all.
    scratch: Size.gibibytes(10),
    environment: ['CATALOG_TABLE', 'PUBLISHED_BUCKET', 'FILES_QUEUE_URL', 'PUBLIC_URL'],
  },
  refresh: {
    bundle: 'refresh',
    memoryMegabytes: 1024,
    timeout: Duration.seconds(60),
    environment: ['CATALOG_TABLE', 'PUBLISHED_BUCKET'],
  },
  recount: { bundle: 'recount', memoryMegabytes: smallFunction, timeout: Duration.minutes(5), environment: ['CATALOG_TABLE'] },
  archive: {
    bundle: 'archive',
    memoryMegabytes: smallFunction,
    // A query a dataset and day, one after another: a quarter of a year compared by hand takes minutes.
    timeout: Duration.minutes(15),
    environment: ['CATALOG_TABLE', 'RECORDS_TABLE', 'ARCHIVE_BUCKET'],
  },
  expire: {
    bundle: 'expire',
    memoryMegabytes: smallFunction,
    timeout: Duration.minutes(5),
    environment: ['CATALOG_TABLE', 'INBOX_BUCKET'],
  },
  retain: {
    bundle: 'retain',
    memoryMegabytes: smallFunction,
    // A thousand object versions a call: what does not fit goes on the next night.
    timeout: Duration.minutes(15),
    environment: ['CATALOG_TABLE', 'INBOX_BUCKET', 'PUBLISHED_BUCKET', 'REFRESH_QUEUE_URL'],
  },
  'count-findings': {
    bundle: 'count-findings',
    memoryMegabytes: twoCores,
    timeout: Duration.minutes(15),
    // The parts of the register and of the lists that are compared with it.
    scratch: Size.gibibytes(10),
    environment: ['CATALOG_TABLE', 'PUBLISHED_BUCKET', 'PERSON_KEY_ARN'],
  },
  'keep-index': {
    bundle: 'keep-index',
    // As the large ingest, which makes the same index of the same deliveries.
    memoryMegabytes: twoCores,
    timeout: Duration.minutes(15),
    scratch: Size.gibibytes(10),
    environment: ['CATALOG_TABLE', 'PUBLISHED_BUCKET', ...keys],
  },
  'settle-lists': {
    bundle: 'settle-lists',
    // A hundred thousand rows, the register's people of them, and the blocks under way: about a gigabyte (docs/performance.md).
    memoryMegabytes: twoCores,
    // Twenty seconds of work, and the waits of the stores.
    timeout: Duration.minutes(5),
    // The list at its largest, and its normal form.
    scratch: Size.gibibytes(4),
    environment: ['CATALOG_TABLE', 'RECORDS_TABLE', 'INBOX_BUCKET', 'PUBLISHED_BUCKET', ...keys],
  },
  notify: {
    bundle: 'notify',
    memoryMegabytes: smallFunction,
    // Two queries a resident who wants it, one after another.
    timeout: Duration.minutes(15),
    environment: ['CATALOG_TABLE', 'RECORDS_TABLE', 'PUBLIC_URL'],
  },
  remind: {
    bundle: 'remind',
    memoryMegabytes: smallFunction,
    // A query a dataset, two lists of people an OPD, one after another.
    timeout: Duration.minutes(15),
    environment: ['CATALOG_TABLE', 'USER_POOL_ID', 'PUBLIC_URL'],
  },
  'move-opds': {
    bundle: 'move-opds',
    memoryMegabytes: smallFunction,
    // Some writes a dataset, one after another; what is left the next run does.
    timeout: Duration.minutes(15),
    environment: ['CATALOG_TABLE', 'RECORDS_TABLE', 'REFRESH_QUEUE_URL'],
  },
  'count-reads': {
    bundle: 'count-reads',
    // Lines are unpacked and parsed one after another: a whole processor.
    memoryMegabytes: oneCore,
    // Some hundred thousand lines a second and more (test/reads/speed.test.ts).
    timeout: Duration.minutes(15),
    environment: ['CATALOG_TABLE', 'PUBLISHED_BUCKET', 'ACCESS_LOG_BUCKET'],
  },
  'keep-reports': {
    bundle: 'keep-reports',
    memoryMegabytes: oneCore,
    // Two queries a dataset at the closing, two files a copy at the end: some minutes for 41 OPDs of 60 datasets.
    timeout: Duration.minutes(15),
    environment: ['CATALOG_TABLE', 'PUBLISHED_BUCKET', 'USER_POOL_ID', 'PUBLIC_URL'],
  },
  'list-concerned': {
    bundle: 'list-concerned',
    // A whole version is fetched, and who it names sorted.
    memoryMegabytes: twoCores,
    timeout: Duration.minutes(15),
    scratch: Size.gibibytes(10),
    environment: ['CATALOG_TABLE', 'RECORDS_TABLE', 'PUBLISHED_BUCKET'],
  },
};
