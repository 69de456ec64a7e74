import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Api } from '../functions/api.ts';
import type { CityFunctions } from '../functions/city-functions.ts';
import type { WorkQueue } from '../keeping/work-queue.ts';

/** What is watched. */
export type Watched = {
  /** Of the city's own metrics. */
  readonly namespace: string;
  /** Where docs/runbook.md is read. */
  readonly runbook: string;
  readonly functions: CityFunctions;
  readonly api: Api;
  readonly catalog: Table;
  readonly records: Table;
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
