import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import type { City } from '../../cities/city.ts';
import { keepSubscribersLog } from '../deployer-logs.ts';
import { archiveBucket } from '../keeping/archive.ts';
import { catalogTable } from '../keeping/catalog-table.ts';
import { DataEvents } from '../keeping/data-events.ts';
import { Identity } from '../keeping/identity.ts';
import { Inbox } from '../keeping/inbox.ts';
import { ownKey } from '../keeping/own-key.ts';
import { personKey, subjectKey } from '../keeping/person-key.ts';
import { accessLogBucket, type PrivateBucket } from '../keeping/private-bucket.ts';
import { publishedBucket } from '../keeping/published.ts';
import { recordsTable } from '../keeping/records-table.ts';
import type { WorkQueue } from '../keeping/work-queue.ts';
import { publicUrlOf } from '../public-url.ts';

/**
 * What keeps data, and outlives every deployment: no resource here is replaced or removed, and it refers to no other stack. Its logical ids are
 * final (test/lib/data-stack.test.ts). The inbox's queues stand here, since S3 tells a bucket's queues by the bucket's own settings.
 */
export class DataStack extends Stack {
  readonly accessLogs: PrivateBucket;
  readonly inbox: PrivateBucket;
  readonly smallUploads: WorkQueue;
  readonly largeUploads: WorkQueue;
  readonly matchLists: WorkQueue;
  readonly published: PrivateBucket;
  readonly archive: PrivateBucket;
  readonly catalog: Table;
  readonly records: Table;
  readonly personKey: Secret;
  readonly subjectKey: Secret;
  readonly identity: Identity;

  constructor(scope: Construct, id: string, settings: StackProps & { readonly city: City }) {
    super(scope, id, { ...settings, terminationProtection: settings.city.terminationProtection });
    const { city } = settings;
    const publicUrl = publicUrlOf(this, city);
    this.accessLogs = accessLogBucket(this);
    const key = city.ownKey ? ownKey(this) : undefined;
    const inbox = new Inbox(this, 'Inbox', { publicUrl, accessLogs: this.accessLogs, key });
    this.inbox = inbox.bucket;
    this.smallUploads = inbox.smallUploads;
    this.largeUploads = inbox.largeUploads;
    this.matchLists = inbox.matchLists;
    this.published = publishedBucket(this, this.accessLogs, key);
    this.archive = archiveBucket(this, this.accessLogs, city.archive, key);
    this.catalog = catalogTable(this, key);
    this.records = recordsTable(this, key);
    this.personKey = personKey(this, key);
    this.subjectKey = subjectKey(this, key);
    this.identity = new Identity(this, 'Identity', city, publicUrl);
    if (city.dataEvents) new DataEvents(this, 'DataEvents', { records: this.records, archive: this.archive, published: this.published });
    keepSubscribersLog(this);
    for (const value of this.exported()) this.exportValue(value);
  }

  /**
   * What other stacks import. Exported whether or not one does: an export that went with its last reader would be taken away before that reader
   * is deployed, which CloudFormation refuses (CDK, `Stack.exportValue`).
   */
  private exported(): readonly string[] {
    const { accessLogs, catalog, records, personKey, subjectKey: keyOfSubjects, identity } = this;
    const sent = [this.smallUploads, this.largeUploads, this.matchLists];
    return [
      ...[accessLogs, this.inbox, this.published, this.archive].flatMap(({ bucketName, bucketArn }) => [bucketName, bucketArn]),
      ...sent.flatMap(({ queue, deadLetters }) => [queue.queueArn, queue.queueName, deadLetters.queueName]),
      ...[catalog, records].flatMap(({ tableName, tableArn }) => [tableName, tableArn]),
      personKey.secretArn,
      keyOfSubjects.secretArn,
      ...[identity.pool.userPoolId, identity.pool.userPoolArn, identity.pool.userPoolProviderUrl, identity.client.userPoolClientId],
    ];
  }
}
