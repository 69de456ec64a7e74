import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { CfnTrail } from 'aws-cdk-lib/aws-cloudtrail';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { named } from '../logical-id.ts';
import { PrivateBucket } from './private-bucket.ts';

/** Longer than the seven days that records are compared over, and than it takes anybody to miss something. */
const keptDays = 400;

/**
 * Who touched access records, their archive and published data, outside of the desk's own records: CloudTrail's data events (city setting `dataEvents`), 0.10 USD for a hundred thousand.
 * The catalog table is left out: every request reads it, and what changes there has its history. Keys stand in the events, cells don't (CloudTrail, "Logging data events").
 */
export class DataEvents extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { records, archive, published }: { records: Table; archive: PrivateBucket; published: PrivateBucket },
  ) {
    super(scope, id);
    const stack = Stack.of(this);
    const bucket = new PrivateBucket(this, 'TrailBucket', {
      versioned: true,
      removalPolicy: RemovalPolicy.RETAIN,
      lifecycleRules: [{ expiration: Duration.days(keptDays), noncurrentVersionExpiration: Duration.days(1) }],
    });
    const trailName = `${stack.stackName}-data-events`;
    const trailArn = stack.formatArn({ service: 'cloudtrail', resource: 'trail', resourceName: trailName });
    const cloudTrail = new ServicePrincipal('cloudtrail.amazonaws.com');
    const conditions = { StringEquals: { 'aws:SourceArn': trailArn } };
    bucket.addToResourcePolicy(
      new PolicyStatement({ principals: [cloudTrail], actions: ['s3:GetBucketAcl'], resources: [bucket.bucketArn], conditions }),
    );
    bucket.addToResourcePolicy(
      new PolicyStatement({
        principals: [cloudTrail],
        actions: ['s3:PutObject'],
        resources: [bucket.arnForObjects(`AWSLogs/${stack.account}/*`)],
        conditions: { StringEquals: { ...conditions.StringEquals, 's3:x-amz-acl': 'bucket-owner-full-control' } },
      }),
    );
    const trail = new CfnTrail(this, 'Trail', {
      trailName,
      isLogging: true,
      s3BucketName: bucket.bucketName,
      enableLogFileValidation: true,
      isMultiRegionTrail: false,
      includeGlobalServiceEvents: false,
      advancedEventSelectors: [
        selector('Access records', 'AWS::DynamoDB::Table', [records.tableArn]),
        selector(
          'Published data and the archive',
          'AWS::S3::Object',
          [published, archive].map(({ bucketArn }) => `${bucketArn}/`),
        ),
      ],
    });
    // CloudTrail looks at the bucket's policy when the trail is made.
    trail.node.addDependency(bucket.policy ?? bucket);
    named(trail, 'DataEventsTrail');
  }
}

function selector(name: string, type: string, arns: readonly string[]): CfnTrail.AdvancedEventSelectorProperty {
  return {
    name,
    fieldSelectors: [
      { field: 'eventCategory', equalTo: ['Data'] },
      { field: 'resources.type', equalTo: [type] },
      { field: 'resources.ARN', startsWith: [...arns] },
    ],
  };
}
