import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { EventType, HttpMethods } from 'aws-cdk-lib/aws-s3';
import { SqsDestination } from 'aws-cdk-lib/aws-s3-notifications';
import { Construct } from 'constructs';
import { limits } from '../../functions/limits.ts';
import { functionSettings, type LambdaName } from '../function-settings.ts';
import { encryptedBy, type PrivateBucket, versionedBucket } from './private-bucket.ts';
import { WorkQueue } from './work-queue.ts';

/** The bucket that clients upload into, and a queue for each prefix: a clerk's file never waits behind a giant. */
export class Inbox extends Construct {
  readonly bucket: PrivateBucket;
  readonly smallUploads: WorkQueue;
  readonly largeUploads: WorkQueue;
  readonly matchLists: WorkQueue;

  constructor(scope: Construct, id: string, settings: { publicUrl: string; accessLogs: PrivateBucket; key: IKey | undefined }) {
    super(scope, id);
    this.bucket = versionedBucket(this, 'InboxBucket', settings.accessLogs, {
      ...encryptedBy(settings.key),
      cors: [
        {
          allowedOrigins: [settings.publicUrl],
          allowedMethods: [HttpMethods.PUT],
          allowedHeaders: ['*'],
          // A browser may read only what is exposed; parts of a multipart upload are completed by their ETags.
          exposedHeaders: ['ETag'],
          maxAge: 3600,
        },
      ],
      lifecycleRules: [
        {
          id: 'a-week-after-the-final-state',
          tagFilters: { final: 'true' },
          expiration: Duration.days(limits.inboxDays),
          noncurrentVersionExpiration: Duration.days(1),
        },
        // The net below the function that deletes each list it settles: what it could never read is hidden after a day, and gone after another.
        {
          id: 'lists-that-nobody-settled',
          prefix: 'match-lists/',
          expiration: Duration.days(limits.matchListDays),
          noncurrentVersionExpiration: Duration.days(1),
        },
        // Signed minutes are kept elsewhere once they were looked at; what nobody said had come goes as well.
        {
          id: 'signed-minutes',
          prefix: 'minutes/',
          expiration: Duration.days(limits.inboxDays),
          noncurrentVersionExpiration: Duration.days(1),
        },
        // A rule with a tag may hold neither of these (S3, "Lifecycle configuration elements").
        {
          id: 'unfinished-uploads',
          abortIncompleteMultipartUploadAfter: Duration.days(limits.unfinishedUploadDays),
          expiredObjectDeleteMarker: true,
        },
      ],
    });
    this.smallUploads = this.queueFor('SmallUploads', 'small/', 'ingest-small');
    this.largeUploads = this.queueFor('LargeUploads', 'large/', 'ingest-large');
    // Lists of persons are no deliveries: no function that reads these reads those.
    this.matchLists = this.queueFor('MatchLists', 'match-lists/', 'settle-lists');
  }

  private queueFor(id: string, prefix: string, consumer: LambdaName): WorkQueue {
    const work = new WorkQueue(this, id, { consumerTimeout: functionSettings[consumer].timeout });
    // A notice that is lost is an upload that nobody checks.
    for (const queue of [work.queue, work.deadLetters]) queue.applyRemovalPolicy(RemovalPolicy.RETAIN);
    this.bucket.addEventNotification(EventType.OBJECT_CREATED, new SqsDestination(work.queue), { prefix });
    return work;
  }
}
