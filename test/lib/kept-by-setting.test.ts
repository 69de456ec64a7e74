import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { lambdaNames } from '../../lib/function-settings.ts';
import { cityStacks, plainText, synthesized } from './city-template.ts';
import { policiesOfRoles } from './role-policies.ts';

const plain = synthesized(cityStacks());
const policySchema = z.object({ Statement: z.array(z.record(z.string(), z.json())) });

describe('a second factor', () => {
  test('is demanded of everybody where the city says so, and else asked of nobody', () => {
    const modes = (mfa: 'optional' | 'required') =>
      synthesized(cityStacks({ mfa }))
        .ofType('AWS::Cognito::UserPool')
        .map(({ properties }) => [properties.MfaConfiguration, properties.EnabledMfas]);
    expect(modes('optional')).toEqual([['OPTIONAL', ['SOFTWARE_TOKEN_MFA']]]);
    expect(modes('required')).toEqual([['ON', ['SOFTWARE_TOKEN_MFA']]]);
  });
});

describe('a key of the city’s own', () => {
  const template = synthesized(cityStacks({ ownKey: true }));

  test('encrypts tables, deliveries, published data, archive and keys of persons, and no city has it that does not say so', () => {
    expect(plain.ofType('AWS::KMS::Key')).toEqual([]);
    const named = (type: string) =>
      template
        .ofType(type)
        .filter(({ properties }) => JSON.stringify(properties).includes('OwnKey'))
        .map(({ logicalId }) => logicalId)
        .sort();
    expect(named('AWS::DynamoDB::Table')).toEqual(['CatalogTable', 'RecordsTable']);
    // S3 writes server access logs into no bucket that KMS encrypts; the site is public.
    expect(named('AWS::S3::Bucket')).toEqual(['ArchiveBucket', 'InboxBucket', 'PublishedBucket']);
    expect(named('AWS::SecretsManager::Secret')).toEqual(['PersonKey', 'SubjectKey']);
  });

  test('turns each year, stays when the stack goes, and is used through the stores of this account alone', () => {
    const [key, ...others] = template.ofType('AWS::KMS::Key');
    expect(others).toEqual([]);
    expect(key?.properties.EnableKeyRotation).toBe(true);
    const { Statement } = policySchema.parse(key?.properties.KeyPolicy);
    const open = Statement.filter(({ Principal }) => JSON.stringify(Principal) === '{"AWS":"*"}');
    expect(open).toHaveLength(1);
    expect(open[0]?.Condition).toEqual({
      StringEquals: {
        'kms:ViaService': ['dynamodb', 's3', 'secretsmanager'].map((service) => `${service}.ap-southeast-3.amazonaws.com`),
        'kms:CallerAccount': { Ref: 'AWS::AccountId' },
      },
    });
    const unbound = Statement.filter(({ Principal, Condition }) => Condition === undefined && !JSON.stringify(Principal).includes(':root'));
    expect(unbound).toEqual([]);
    // CloudFront reads the site's bucket alone, which is not under this key (docs/decisions/0078-downloads-through-the-front-door.md).
    expect(Statement.filter(({ Principal }) => JSON.stringify(Principal).includes('Service'))).toEqual([]);
  });

  test('changes no role: who may read a store may read it', () => {
    expect(policiesOfRoles(template)).toEqual(policiesOfRoles(plain));
    expect(policiesOfRoles(plain).length).toBeGreaterThan(lambdaNames.length);
  });
});

describe('data events', () => {
  const template = synthesized(cityStacks({ dataEvents: true }));
  const [trail] = template.ofType('AWS::CloudTrail::Trail');

  test('are of access records, their archive and published data, and of no table that each request reads', () => {
    expect(plain.ofType('AWS::CloudTrail::Trail')).toEqual([]);
    const selectors = z
      .array(z.object({ FieldSelectors: z.array(z.object({ Field: z.string(), StartsWith: z.array(z.json()).optional() })) }))
      .parse(trail?.properties.AdvancedEventSelectors);
    const watched = selectors.flatMap(({ FieldSelectors }) => FieldSelectors.flatMap(({ StartsWith = [] }) => StartsWith.map(plainText)));
    expect(watched).toEqual(['RecordsTable', 'PublishedBucket/', 'ArchiveBucket/']);
  });

  test('are delivered into a bucket whose policy names the trail, and whose files can be proved', () => {
    expect(trail?.properties).toMatchObject({ IsLogging: true, EnableLogFileValidation: true });
    expect(plainText(trail?.properties.S3BucketName)).toBe('TrailBucket');
    const policy = template.ofType('AWS::S3::BucketPolicy').find(({ properties }) => plainText(properties.Bucket) === 'TrailBucket');
    const allowed = policySchema
      .parse(policy?.properties.PolicyDocument)
      .Statement.filter(({ Principal }) => JSON.stringify(Principal).includes('cloudtrail'));
    expect(allowed.map(({ Action }) => Action)).toEqual(['s3:GetBucketAcl', 's3:PutObject']);
    for (const { Condition } of allowed) expect(JSON.stringify(Condition)).toContain(`trail/${String(trail?.properties.TrailName)}`);
  });
});
