import { Duration } from 'aws-cdk-lib';
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment';
import { Construct } from 'constructs';
import type { Bundle } from './function-code.ts';
import { type PrivateBucket, versionedBucket } from './private-bucket.ts';

/** The bucket of styles, scripts and fonts, filled from `web/` at each deployment. */
export class Site extends Construct {
  readonly bucket: PrivateBucket;

  constructor(scope: Construct, id: string, assets: Bundle, accessLogs: PrivateBucket) {
    super(scope, id);
    this.bucket = versionedBucket(this, 'SiteBucket', accessLogs, {});
    new BucketDeployment(this, 'Assets', {
      destinationBucket: this.bucket,
      sources: [Source.asset(assets.directory, { assetHash: assets.hash })],
      // File names carry no hash: a changed style must show the same hour.
      cacheControl: [CacheControl.setPublic(), CacheControl.maxAge(Duration.minutes(10))],
      memoryLimit: 512,
    });
  }
}
