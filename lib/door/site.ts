import { Duration, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment';
import { Construct } from 'constructs';
import { deployerLog } from '../deployer-logs.ts';
import type { Bundle } from '../functions/function-code.ts';
import { PrivateBucket, siteBucketId } from '../keeping/private-bucket.ts';

/** How long the bucket keeps what a deployment wrote again under the same name, which is the same content. */
const writtenAgainDays = 30;

/**
 * The bucket of styles, scripts and fonts, filled from `web/` at each deployment. A name is its content's (lib/door/site-assets.ts), so a browser keeps it for a year and never asks again; what earlier
 * deployments wrote stays, for pages that were drawn before and are still open or kept. No rule ends a current object: a city that is not deployed for years keeps its scripts.
 */
export class Site extends Construct {
  readonly bucket: PrivateBucket;

  constructor(scope: Construct, id: string, assets: Bundle, accessLogs: PrivateBucket) {
    super(scope, id);
    this.bucket = new PrivateBucket(this, siteBucketId, {
      versioned: true,
      lifecycleRules: [{ id: 'written-again', noncurrentVersionExpiration: Duration.days(writtenAgainDays) }],
    });
    logInto(this.bucket, accessLogs);
    letDoorsRead(this.bucket);
    new BucketDeployment(this, 'Assets', {
      destinationBucket: this.bucket,
      sources: [Source.asset(assets.directory, { assetHash: assets.hash })],
      cacheControl: [CacheControl.setPublic(), CacheControl.maxAge(Duration.days(365)), CacheControl.immutable()],
      prune: false,
      memoryLimit: 512,
      logGroup: deployerLog(this, 'SiteDeployerLog'),
    });
  }
}

/** This account's distributions: the one that it is for stands in a later stack, which this one must not name. Everybody may read what lies here. */
function letDoorsRead(bucket: PrivateBucket): void {
  const { account, partition } = Stack.of(bucket);
  bucket.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal('cloudfront.amazonaws.com')],
      actions: ['s3:GetObject'],
      resources: [bucket.arnForObjects('*')],
      conditions: {
        StringEquals: { 'aws:SourceAccount': account },
        ArnLike: { 'aws:SourceArn': `arn:${partition}:cloudfront::${account}:distribution/*` },
      },
    }),
  );
}

/** Without the CDK's `serverAccessLogsBucket`, which would have the log bucket's policy name this one: what keeps data would refer to the front door. */
function logInto({ node }: PrivateBucket, accessLogs: PrivateBucket): void {
  const resource = node.defaultChild;
  if (!(resource instanceof CfnBucket)) throw new Error('The site bucket has no resource');
  resource.loggingConfiguration = { destinationBucketName: accessLogs.bucketName, logFilePrefix: `${siteBucketId}/` };
}
