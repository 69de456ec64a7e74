import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { SettingName } from '../function-settings.ts';
import type { GrantTarget } from '../grants/grant.ts';
import type { Identity } from '../keeping/identity.ts';
import type { WorkQueue } from '../keeping/work-queue.ts';

/** What the functions stand among: the value of each setting, and the ARN of each thing that grants are given on. */
export type CityResources = {
  readonly settings: Readonly<Record<SettingName, string>>;
  /** Throws on a target that names nothing. */
  readonly arnOf: (target: GrantTarget) => string;
};

type Things = {
  readonly publicUrl: string;
  /** The name of the secret that the front door sends; `none` where nobody asks for it. */
  readonly frontDoorSecret: string;
  readonly identity: Identity;
  readonly personKey: Secret;
  readonly subjectKey: Secret;
  readonly catalog: Table;
  readonly records: Table;
  readonly inbox: Bucket;
  readonly published: Bucket;
  readonly archive: Bucket;
  readonly accessLogs: Bucket;
  readonly smallUploads: WorkQueue;
  readonly largeUploads: WorkQueue;
  readonly matchLists: WorkQueue;
  readonly refreshes: WorkQueue;
  readonly files: WorkQueue;
  readonly recountDeadLetters: Queue;
  readonly archiveDeadLetters: Queue;
  readonly expiryDeadLetters: Queue;
  readonly retentionDeadLetters: Queue;
  readonly findingsDeadLetters: Queue;
  readonly indexDeadLetters: Queue;
  readonly noticeDeadLetters: Queue;
  readonly reportDeadLetters: Queue;
  readonly reminderDeadLetters: Queue;
  readonly moveDeadLetters: Queue;
  /** Only where reads are counted. */
  readonly readsDeadLetters: Queue | undefined;
};

export function cityResourcesOf(things: Things): CityResources {
  return {
    settings: {
      CATALOG_TABLE: things.catalog.tableName,
      RECORDS_TABLE: things.records.tableName,
      INBOX_BUCKET: things.inbox.bucketName,
      PUBLISHED_BUCKET: things.published.bucketName,
      ARCHIVE_BUCKET: things.archive.bucketName,
      ACCESS_LOG_BUCKET: things.accessLogs.bucketName,
      REFRESH_QUEUE_URL: things.refreshes.queue.queueUrl,
      FILES_QUEUE_URL: things.files.queue.queueUrl,
      ...things.identity.login.tokens,
      SIGN_IN_ORIGIN: things.identity.login.signInOrigin,
      SIGN_IN_PARAMETERS: things.identity.login.signInParameters,
      USER_POOL_ID: things.identity.userPoolId,
      PERSON_KEY_ARN: things.personKey.secretArn,
      SUBJECT_KEY_ARN: things.subjectKey.secretArn,
      FRONT_DOOR_SECRET: things.frontDoorSecret,
      PUBLIC_URL: things.publicUrl,
    },
    arnOf: arnsOf(things),
  };
}

function arnsOf(things: Things): (target: GrantTarget) => string {
  const arns: Readonly<Record<string, string>> = {
    'catalog-table': things.catalog.tableArn,
    'records-table': things.records.tableArn,
    'inbox-bucket': things.inbox.bucketArn,
    'published-bucket': things.published.bucketArn,
    'archive-bucket': things.archive.bucketArn,
    'access-log-bucket': things.accessLogs.bucketArn,
    'refresh-queue': things.refreshes.queue.queueArn,
    'files-queue': things.files.queue.queueArn,
    'small-uploads-queue': things.smallUploads.queue.queueArn,
    'large-uploads-queue': things.largeUploads.queue.queueArn,
    'match-lists-queue': things.matchLists.queue.queueArn,
    'recount-dead-letters': things.recountDeadLetters.queueArn,
    'archive-dead-letters': things.archiveDeadLetters.queueArn,
    'expiry-dead-letters': things.expiryDeadLetters.queueArn,
    'retention-dead-letters': things.retentionDeadLetters.queueArn,
    'findings-dead-letters': things.findingsDeadLetters.queueArn,
    'index-dead-letters': things.indexDeadLetters.queueArn,
    'notice-dead-letters': things.noticeDeadLetters.queueArn,
    'report-dead-letters': things.reportDeadLetters.queueArn,
    'reminder-dead-letters': things.reminderDeadLetters.queueArn,
    'move-dead-letters': things.moveDeadLetters.queueArn,
    ...(things.readsDeadLetters ? { 'reads-dead-letters': things.readsDeadLetters.queueArn } : {}),
    'user-pool': things.identity.pool.userPoolArn,
    'person-key': things.personKey.secretArn,
    'subject-key': things.subjectKey.secretArn,
    // GetMetricData knows no resources (Service Authorization Reference, CloudWatch).
    'every-metric': '*',
  };
  return (target) => {
    const [name = '', ...rest] = target.split('/');
    const arn = arns[name];
    if (arn === undefined) throw new Error(`Grants are given on ${target}, which is nothing`);
    return [arn, ...rest].join('/');
  };
}
