import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption, type BucketProps } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { named } from './logical-id.ts';

/** Logical id of the site's bucket, and the prefix of its access logs. */
export const siteBucketId = 'SiteBucket';

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
  const bucket = new PrivateBucket(scope, 'AccessLogBucket', {
    lifecycleRules: [{ expiration: Duration.days(365) }],
  });
  // The site's bucket stands in a later stack, which this one must not name: its prefix, and whoever's bucket it is in this account.
  bucket.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal('logging.s3.amazonaws.com')],
      actions: ['s3:PutObject'],
      resources: [bucket.arnForObjects(`${siteBucketId}/*`)],
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(scope).account } },
    }),
  );
  return bucket;
}
