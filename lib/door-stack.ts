import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { City } from '../cities/city.ts';
import type { Api } from './api.ts';
import { FrontDoor } from './front-door.ts';
import type { Bundle } from './function-code.ts';
import type { PrivateBucket } from './private-bucket.ts';
import { Site } from './site.ts';

export type DoorStackSettings = StackProps & {
  readonly city: City;
  readonly accessLogs: PrivateBucket;
  readonly published: PrivateBucket;
  readonly api: Api;
  readonly site: Bundle;
};

/** The front door: the address that people and DNS know, and the public files behind it. It changes rarely, and slowly when it does. */
export class DoorStack extends Stack {
  constructor(scope: Construct, id: string, settings: DoorStackSettings) {
    // Deleted and made again it would have another name at CloudFront, to which no DNS leads.
    super(scope, id, { ...settings, terminationProtection: settings.city.terminationProtection });
    const { city, accessLogs, published, api } = settings;
    const site = new Site(this, 'Site', settings.site, accessLogs);
    const frontDoor = new FrontDoor(this, 'Door', { api, site: site.bucket, published, city });
    // For the city's setting frontDoor.
    new CfnOutput(this, 'FrontDoorId', { value: frontDoor.distribution.distributionId });
    new CfnOutput(this, 'AccessLogBucketName', { value: accessLogs.bucketName });
    new CfnOutput(this, 'FrontDoorAddress', { value: `https://${frontDoor.distribution.domainName}` });
  }
}
