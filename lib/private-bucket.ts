import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { BlockPublicAccess, Bucket, BucketEncryption, type BucketProps } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { named } from './logical-id.ts';

/** A bucket that nobody outside can reach, over TLS only, encrypted, and kept when the stack goes. */
export class PrivateBucket extends Bucket {
  constructor(scope: Construct, id: string, settings: BucketProps) {
    super(scope, id, {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      removalPolicy: RemovalPolicy.RETAIN,
      ...settings,
    });
    named(this, id);
  }

  // The CDK's own Bucket does not fit its IBucket under exactOptionalPropertyTypes: it may give undefined here.
  override get isWebsite(): boolean {
    return super.isWebsite ?? false;
  }
}

/** A private bucket whose objects keep their versions, and whose requests are logged under its own prefix. */
export function versionedBucket(scope: Construct, id: string, accessLogs: PrivateBucket, settings: BucketProps): PrivateBucket {
  return new PrivateBucket(scope, id, {
    versioned: true,
    serverAccessLogsBucket: accessLogs,
    serverAccessLogsPrefix: `${id}/`,
    ...settings,
  });
}

/**
 * Where S3 writes who asked for what. S3 logs a presigned URL's query, too; it arrives hours later, when that URL
 * (15 minutes at most) has long expired.
 */
export function accessLogBucket(scope: Construct): PrivateBucket {
  return new PrivateBucket(scope, 'AccessLogBucket', {
    lifecycleRules: [{ expiration: Duration.days(365) }],
  });
}
