import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { limits } from '../../functions/limits.ts';
import { readFields } from '../../lib/stacks/door-watch-stack.ts';
import { cityStacks, plainText, synthesized } from './city-template.ts';
import { warningsOf } from './warnings.ts';

const frontDoor = { distributionId: 'E1A2B3C4D5E6F7', logBucket: 'satu-data-kota-tangerang-accesslogbucket-0a1b2c3d' };
const stacks = cityStacks({ frontDoor, alarmEmail: 'walidata@example.id' });
const template = synthesized(stacks);
const one = (type: string) => {
  const [found, ...others] = template.ofType(type);
  expect(others).toEqual([]);
  return found?.properties ?? {};
};

describe('what watches the front door', () => {
  test('stands where CloudFront tells its metrics and takes orders for its log, and only where the city names the door', () => {
    expect(stacks.all.map(({ stackName, region }) => `${stackName} ${region}`).slice(4)).toEqual([
      'satu-data-kota-tangerang-cost us-east-1',
      'satu-data-kota-tangerang-door-watch us-east-1',
    ]);
    const without = cityStacks();
    expect(without.all).toHaveLength(5);
    expect(warningsOf(without).map(({ text }) => text)).toContainEqual(expect.stringContaining('no frontDoor'));
    expect(warningsOf(stacks).filter(({ text }) => text.includes('frontDoor:'))).toEqual([]);
  });

  test('rings for its faults, to a topic of its own region', () => {
    const alarm = template.ofType('AWS::CloudWatch::Alarm').find(({ logicalId }) => logicalId === 'FrontDoorFaultsAlarm');
    expect(alarm?.properties).toMatchObject({
      Namespace: 'AWS/CloudFront',
      MetricName: '5xxErrorRate',
      Statistic: 'Average',
      TreatMissingData: 'notBreaching',
      EvaluationPeriods: 3,
      Dimensions: [
        { Name: 'DistributionId', Value: frontDoor.distributionId },
        { Name: 'Region', Value: 'Global' },
      ],
    });
    expect(template.ofType('AWS::SNS::TopicPolicy')).toHaveLength(2);
    expect(template.ofType('AWS::SNS::Subscription').map(({ properties }) => properties.Endpoint)).toEqual(
      Array.from({ length: 2 }, () => 'walidata@example.id'),
    );
  });
});

describe('the front door’s log', () => {
  test('is ordered where the city names a bucket for it alone', () => {
    const watched = synthesized(cityStacks({ frontDoor: { distributionId: frontDoor.distributionId } }));
    expect(watched.ofType('AWS::CloudWatch::Alarm').map(({ logicalId }) => logicalId)).toContain('FrontDoorFaultsAlarm');
    expect(['Delivery', 'DeliverySource', 'DeliveryDestination'].flatMap((type) => watched.ofType(`AWS::Logs::${type}`))).toEqual([]);
  });

  const delivery = one('AWS::Logs::Delivery');

  test('has the path, the status and whether the door answered by itself, and neither a query nor anything of a reader', () => {
    expect(delivery.RecordFields).toEqual([...readFields]);
    expect(readFields.filter((field) => /query|ip|cookie|agent|referer|forwarded|host|port|ssl|asn|country/i.test(field))).toEqual([]);
  });

  test('is of the city’s door, and goes into the city’s bucket under a prefix of its own', () => {
    expect(one('AWS::Logs::DeliverySource')).toMatchObject({ LogType: 'ACCESS_LOGS' });
    expect(plainText(one('AWS::Logs::DeliverySource').ResourceArn)).toMatch(/^arn:aws:cloudfront::.*:distribution\/E1A2B3C4D5E6F7$/);
    expect(one('AWS::Logs::DeliveryDestination')).toMatchObject({
      DestinationResourceArn: `arn:aws:s3:::${frontDoor.logBucket}/reads`,
      OutputFormat: 'json',
    });
  });

  test('may be put there by nobody but the deliveries of this account, and is gone as soon as it was counted', () => {
    const policies = template
      .ofType('AWS::S3::BucketPolicy')
      .filter(({ properties }) => plainText(properties.Bucket) === 'AccessLogBucket');
    const statementSchema = z.object({
      Effect: z.string(),
      Action: z.json(),
      Principal: z.json(),
      Resource: z.json(),
      Condition: z.json(),
    });
    const statements = policies.flatMap(
      ({ properties }) => z.object({ Statement: z.array(statementSchema.partial().loose()) }).parse(properties.PolicyDocument).Statement,
    );
    const delivering = statements.filter(({ Principal }) => JSON.stringify(Principal).includes('delivery.logs'));
    expect(delivering).toHaveLength(1);
    expect(delivering[0]).toMatchObject({
      Effect: 'Allow',
      Action: 's3:PutObject',
      Condition: {
        StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' }, 's3:x-amz-acl': 'bucket-owner-full-control' },
        ArnLike: { 'aws:SourceArn': expect.anything() },
      },
    });
    expect(plainText(delivering[0]?.Resource)).toBe('AccessLogBucket/reads/*');
    const bucket = template.ofType('AWS::S3::Bucket').find(({ logicalId }) => logicalId === 'AccessLogBucket');
    const { Rules } = z
      .object({ Rules: z.array(z.object({ Prefix: z.string().optional(), ExpirationInDays: z.number() })) })
      .parse(bucket?.properties.LifecycleConfiguration);
    expect(Rules.find(({ Prefix }) => Prefix === 'reads/')?.ExpirationInDays).toBe(limits.readLogDays);
  });
});

test('every stack bears the city’s name as a tag, which CloudFormation gives to whatever takes one', () => {
  for (const stack of stacks.all) expect(stack.tags.tagValues()).toEqual({ 'satu-data:city': 'kota-tangerang' });
});
