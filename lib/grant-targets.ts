import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { GrantTarget } from './grants.ts';

/** The things that `grants.ts` speaks of. */
export type GrantedThings = {
  readonly catalogTable: Table;
  readonly recordsTable: Table;
  readonly inbox: Bucket;
  readonly published: Bucket;
  readonly indexQueue: Queue;
  readonly smallUploads: Queue;
  readonly largeUploads: Queue;
  readonly recountDeadLetters: Queue;
};

/** The ARN of each grant target. Throws on a target that names nothing. */
export function arnsOf(things: GrantedThings): (target: GrantTarget) => string {
  const arns: Readonly<Record<string, string>> = {
    'catalog-table': things.catalogTable.tableArn,
    'records-table': things.recordsTable.tableArn,
    'inbox-bucket': things.inbox.bucketArn,
    'published-bucket': things.published.bucketArn,
    'index-queue': things.indexQueue.queueArn,
    'small-uploads-queue': things.smallUploads.queueArn,
    'large-uploads-queue': things.largeUploads.queueArn,
    'recount-dead-letters': things.recountDeadLetters.queueArn,
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
