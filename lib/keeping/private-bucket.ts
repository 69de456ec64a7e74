import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { BlockPublicAccess, Bucket, BucketEncryption, type BucketProps } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { limits } from '../../functions/limits.ts';
import { named } from '../logical-id.ts';

/** Where the front door's log lies in the bucket of access logs, for as long as it takes to count it. */
export const readLogPrefix = 'reads';

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

/** By a key of the city's own, where it has one; a bucket key asks KMS once for many objects (S3, "Reducing the cost of SSE-KMS with Amazon S3 Bucket Keys"). */
export function encryptedBy(key: IKey | undefined): BucketProps {
  return key ? { encryption: BucketEncryption.KMS, encryptionKey: key, bucketKeyEnabled: true } : {};
}

/**
 * Where S3 writes who asked for what. S3 logs a presigned URL's query, too; it arrives hours later, when that URL
 * (15 minutes at most) has long expired.
 */
export function accessLogBucket(scope: Construct): PrivateBucket {
  const bucket = new PrivateBucket(scope, 'AccessLogBucket', {
    lifecycleRules: [
      { expiration: Duration.days(365) },
      // Paths name datasets, closed ones among them: it goes as soon as it is counted.
      { id: 'reads', prefix: `${readLogPrefix}/`, expiration: Duration.days(limits.readLogDays) },
    ],
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
  // CloudFront's log is delivered from us-east-1, wherever the bucket is (CloudWatch Logs, "Logs sent to Amazon S3", V2 permissions).
  bucket.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal('delivery.logs.amazonaws.com')],
      actions: ['s3:PutObject'],
      resources: [bucket.arnForObjects(`${readLogPrefix}/*`)],
      conditions: {
        StringEquals: { 'aws:SourceAccount': Stack.of(scope).account, 's3:x-amz-acl': 'bucket-owner-full-control' },
        ArnLike: { 'aws:SourceArn': `arn:aws:logs:us-east-1:${Stack.of(scope).account}:delivery-source:*` },
      },
    }),
  );
  return bucket;
}
