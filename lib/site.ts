import { Duration } from 'aws-cdk-lib';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment';
import { Construct } from 'constructs';
import { deployerLog } from './deployer-logs.ts';
import type { Bundle } from './function-code.ts';
import { PrivateBucket, siteBucketId } from './private-bucket.ts';

/** The bucket of styles, scripts and fonts, filled from `web/` at each deployment. */
export class Site extends Construct {
  readonly bucket: PrivateBucket;

  constructor(scope: Construct, id: string, assets: Bundle, accessLogs: PrivateBucket) {
    super(scope, id);
    this.bucket = new PrivateBucket(this, siteBucketId, { versioned: true });
    logInto(this.bucket, accessLogs);
    new BucketDeployment(this, 'Assets', {
      destinationBucket: this.bucket,
      sources: [Source.asset(assets.directory, { assetHash: assets.hash })],
      // File names carry no hash: a changed style must show the same hour.
      cacheControl: [CacheControl.setPublic(), CacheControl.maxAge(Duration.minutes(10))],
      memoryLimit: 512,
      logGroup: deployerLog(this, 'SiteDeployerLog'),
    });
  }
}

/** Without the CDK's `serverAccessLogsBucket`, which would have the log bucket's policy name this one: what keeps data would refer to the front door. */
function logInto({ node }: PrivateBucket, accessLogs: PrivateBucket): void {
  const resource = node.defaultChild;
  if (!(resource instanceof CfnBucket)) throw new Error('The site bucket has no resource');
  resource.loggingConfiguration = { destinationBucketName: accessLogs.bucketName, logFilePrefix: `${siteBucketId}/` };
}
