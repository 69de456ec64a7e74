import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { CfnDelivery, CfnDeliveryDestination, CfnDeliverySource } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { type City, deploymentNameOf } from '../../cities/city.ts';
import { readLogPrefix } from '../keeping/private-bucket.ts';
import { named } from '../logical-id.ts';
import { namedAlarm } from '../watching/alarm.ts';
import { alarmTopic } from '../watching/alarm-topic.ts';

/**
 * All that is told of a request: when, for what, how it ended, and whether the door answered by itself. No query, which may hold a NIK, no address of a reader, nothing of a browser
 * ("Configure standard logging (v2)": fields are chosen; the legacy log has all of them). A path that
 * somebody typed a NIK into is named all the same, which is why a city must ask for it.
 */
export const readFields = ['date', 'cs-uri-stem', 'sc-status', 'x-edge-result-type'] as const;

/**
 * What watches the front door, in the one region in which CloudFront tells its metrics and takes orders for its log. Only where the city's file has `frontDoor`: a stack can take nothing
 * from a stack of another region (docs/decisions/0082-watching-the-front-door.md).
 */
export class DoorWatchStack extends Stack {
  constructor(
    scope: Construct,
    id: string,
    { city, frontDoor, ...properties }: StackProps & { readonly city: City; readonly frontDoor: FrontDoorSetting },
  ) {
    super(scope, id, properties);
    const topic = alarmTopic(this, city.alarmEmail);
    const metric = new Metric({
      namespace: 'AWS/CloudFront',
      metricName: '5xxErrorRate',
      dimensionsMap: { DistributionId: frontDoor.distributionId, Region: 'Global' },
      statistic: 'Average',
      period: Duration.minutes(5),
    });
    // Percent of all requests, those that the API never sees among them. At night few ask, so a quarter of an hour must agree.
    namedAlarm(this, 'FrontDoorFaults', { metric, rings: { from: 5 }, periods: 3 }, { topic, runbook: city.runbookUrl });
    if (frontDoor.logBucket !== undefined) this.logReads(city, frontDoor.distributionId, frontDoor.logBucket);
  }

  private logReads(city: City, distributionId: string, logBucket: string): void {
    const name = `satu-data-${deploymentNameOf(city)}-reads`;
    const source = new CfnDeliverySource(this, 'Reads', {
      name,
      logType: 'ACCESS_LOGS',
      resourceArn: `arn:aws:cloudfront::${this.account}:distribution/${distributionId}`,
    });
    const destination = new CfnDeliveryDestination(this, 'ReadsBucket', {
      name,
      destinationResourceArn: `arn:aws:s3:::${logBucket}/${readLogPrefix}`,
      outputFormat: 'json',
    });
    const delivery = new CfnDelivery(this, 'ReadsDelivery', {
      deliverySourceName: source.ref,
      deliveryDestinationArn: destination.attrArn,
      recordFields: [...readFields],
      s3SuffixPath: '{yyyy}/{MM}/{dd}',
    });
    for (const [resource, logicalId] of [
      [source, 'ReadLogSource'],
      [destination, 'ReadLogDestination'],
      [delivery, 'ReadLogDelivery'],
    ] as const)
      named(resource, logicalId);
  }
}

export type FrontDoorSetting = NonNullable<City['frontDoor']>;
