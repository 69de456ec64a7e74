import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AnyPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { named } from '../logical-id.ts';

const use = ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey', 'kms:CreateGrant'];

/**
 * A key of the city's own for what holds personal data (city setting `ownKey`): each use stands in CloudTrail, and who disables it makes tables, buckets and secrets unreadable in minutes.
 * Whoever may read the store may read by the key, through the store alone, as with AWS's own keys (AWS KMS, "kms:ViaService"): rights stay in one place, the roles (lib/grants/grants.ts).
 */
export function ownKey(scope: Construct): Key {
  const { region, account } = Stack.of(scope);
  const key = new Key(scope, 'OwnKey', {
    description: 'What holds personal data: tables, buckets, keys of persons',
    enableKeyRotation: true,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  const services = ['dynamodb', 's3', 'secretsmanager'].map((service) => `${service}.${region}.amazonaws.com`);
  key.addToResourcePolicy(
    new PolicyStatement({
      sid: 'ThroughTheStores',
      principals: [new AnyPrincipal()],
      actions: use,
      resources: ['*'],
      conditions: { StringEquals: { 'kms:ViaService': services, 'kms:CallerAccount': account } },
    }),
  );
  return named(key, 'OwnKey');
}
