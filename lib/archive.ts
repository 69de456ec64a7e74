import { Duration } from 'aws-cdk-lib';
import { ObjectLockRetention } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { type PrivateBucket, versionedBucket } from './private-bucket.ts';

/**
 * Access records and receipts that can't be changed afterwards. The default retention is the least that any object has; what the law
 * asks beyond it is set on the object by whoever archives it.
 */
export function archiveBucket(scope: Construct, accessLogs: PrivateBucket): PrivateBucket {
  return versionedBucket(scope, 'ArchiveBucket', accessLogs, {
    objectLockEnabled: true,
    objectLockDefaultRetention: ObjectLockRetention.governance(Duration.days(365)),
  });
}
