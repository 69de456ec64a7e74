import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { City } from '../../cities/city.ts';
import { FrontDoor } from '../door/front-door.ts';
import type { Api } from '../functions/api.ts';
import type { PrivateBucket } from '../keeping/private-bucket.ts';

export type DoorStackSettings = StackProps & {
  readonly city: City;
  readonly accessLogs: PrivateBucket;
  readonly published: PrivateBucket;
  readonly api: Api;
  readonly site: PrivateBucket;
};

/** The front door: the address that people and DNS know. It changes rarely, and slowly when it does. */
export class DoorStack extends Stack {
  constructor(scope: Construct, id: string, settings: DoorStackSettings) {
    // Deleted and made again it would have another name at CloudFront, to which no DNS leads.
    super(scope, id, { ...settings, terminationProtection: settings.city.terminationProtection });
    const { city, accessLogs, published, api, site } = settings;
    const frontDoor = new FrontDoor(this, 'Door', { api, site, published, city });
    // For the city's setting frontDoor.
    new CfnOutput(this, 'FrontDoorId', { value: frontDoor.distribution.distributionId });
    new CfnOutput(this, 'AccessLogBucketName', { value: accessLogs.bucketName });
    new CfnOutput(this, 'FrontDoorAddress', { value: `https://${frontDoor.distribution.domainName}` });
  }
}
