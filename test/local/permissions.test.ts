import { describe, expect, test } from 'vitest';
import type { ResourcePolicy, Statement } from '../../local/assembly/roles.ts';
import { permissionsOf, servicePermissions } from '../../local/requests/permissions.ts';

const ROLE = 'arn:aws:iam::000000000000:role/writer';
const OBJECT = 'arn:aws:s3:::inbox/small/a.csv';

function allow(statement: Partial<Statement>): Statement {
  return { Effect: 'Allow', Action: ['s3:PutObject'], Resource: ['arn:aws:s3:::inbox/small/*'], Condition: {}, ...statement };
}

function evaluator(statements: readonly Statement[], ofBucket: readonly Statement[] = [], resourceArn = 'arn:aws:s3:::inbox') {
  const policies = ofBucket.length === 0 ? [] : [{ resourceArn, statements: ofBucket }];
  const isAllowed = permissionsOf([{ role: { name: 'writer', arn: ROLE, statements }, accessKeyId: 'KEY' }], policies);
  return (action: string, resource: string, context?: Record<string, string>) => isAllowed('KEY', action, resource, context);
}

describe('permissions', () => {
  test('denies what nothing allows, and every unknown key', () => {
    expect(evaluator([])('s3:PutObject', OBJECT)).toBe(false);
    expect(permissionsOf([], [])('NOBODY', 's3:PutObject', OBJECT)).toBe(false);
  });

  test('allows an action on a resource by wildcard, action names in any case', () => {
    const may = evaluator([allow({ Action: ['s3:put*'] })]);
    expect(may('s3:PutObject', OBJECT)).toBe(true);
    expect(may('s3:GetObject', OBJECT)).toBe(false);
    expect(may('s3:PutObject', 'arn:aws:s3:::inbox/large/a.csv')).toBe(false);
    expect(may('s3:PutObject', 'arn:aws:s3:::inbox/SMALL/a.csv')).toBe(false);
  });

  test('treats a dot in an ARN as a dot', () => {
    expect(evaluator([allow({ Resource: ['arn:aws:s3:::in.box/*'] })])('s3:PutObject', 'arn:aws:s3:::inxbox/a')).toBe(false);
  });

  test('lets an explicit Deny win', () => {
    const may = evaluator([allow({}), allow({ Effect: 'Deny', Resource: ['arn:aws:s3:::inbox/small/secret/*'] })]);
    expect(may('s3:PutObject', OBJECT)).toBe(true);
    expect(may('s3:PutObject', 'arn:aws:s3:::inbox/small/secret/a')).toBe(false);
  });

  test('matches NotAction and NotResource by what they leave out', () => {
    const may = evaluator([allow({}), { Effect: 'Deny', NotAction: ['s3:Put*'], NotResource: ['arn:aws:s3:::inbox/*'], Condition: {} }]);
    expect(may('s3:PutObject', OBJECT)).toBe(true);
    const other = evaluator([{ Effect: 'Allow', NotAction: ['s3:Delete*'], Resource: ['*'], Condition: {} }]);
    expect(other('s3:PutObject', OBJECT)).toBe(true);
    expect(other('s3:DeleteObject', OBJECT)).toBe(false);
  });

  test('makes an unknown operator fail an Allow and hold a Deny', () => {
    const condition = { Condition: { DateLessThan: { 'aws:CurrentTime': ['2030-01-01'] } } };
    expect(evaluator([allow(condition)])('s3:PutObject', OBJECT, { 'aws:CurrentTime': '2026-01-01' })).toBe(false);
    expect(evaluator([allow({}), allow({ Effect: 'Deny', ...condition })])('s3:PutObject', OBJECT)).toBe(false);
  });

  test('takes a missing key as AWS does: plain operators fail, negated ones and IfExists pass, Null sees it', () => {
    const under = (Condition: Statement['Condition']) => evaluator([allow({ Condition })])('s3:PutObject', OBJECT);
    expect(under({ StringEquals: { 's3:if-none-match': ['*'] } })).toBe(false);
    expect(under({ StringNotEquals: { 's3:if-none-match': ['*'] } })).toBe(true);
    expect(under({ StringEqualsIfExists: { 's3:if-none-match': ['*'] } })).toBe(true);
    expect(under({ 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['A'] } })).toBe(true);
    expect(under({ 'ForAnyValue:StringEquals': { 'dynamodb:LeadingKeys': ['A'] } })).toBe(false);
    expect(under({ Null: { 's3:if-none-match': ['true'] } })).toBe(true);
    expect(under({ Null: { 's3:if-none-match': ['false'] } })).toBe(false);
  });

  test('asks ForAllValues of every value, ForAnyValue of one', () => {
    const keys = { 'dynamodb:LeadingKeys': 'DATASET#a\nACCOUNT#b' };
    const under = (operator: string, wanted: string[]) =>
      evaluator([allow({ Condition: { [operator]: { 'dynamodb:leadingkeys': wanted } } })])('s3:PutObject', OBJECT, keys);
    expect(under('ForAllValues:StringLike', ['DATASET#*'])).toBe(false);
    expect(under('ForAllValues:StringLike', ['DATASET#*', 'ACCOUNT#*'])).toBe(true);
    expect(under('ForAnyValue:StringLike', ['DATASET#*'])).toBe(true);
  });

  test('compares numbers as numbers', () => {
    const may = evaluator([allow({ Condition: { NumericLessThan: { 's3:signatureAge': ['60000'] } } })]);
    expect(may('s3:PutObject', OBJECT, { 's3:signatureAge': '9000' })).toBe(true);
    expect(may('s3:PutObject', OBJECT, { 's3:signatureAge': '100000' })).toBe(false);
  });

  const ofBucket = (statement: Partial<Statement>): Statement => ({
    Effect: 'Deny',
    Action: ['s3:*'],
    Resource: ['arn:aws:s3:::inbox/*'],
    Principal: { AWS: ['*'] },
    Condition: {},
    ...statement,
  });

  test('evaluates Deny of a resource policy, taking the way as secure', () => {
    const overTls = ofBucket({ Condition: { Bool: { 'aws:SecureTransport': ['false'] } } });
    expect(evaluator([allow({})], [overTls])('s3:PutObject', OBJECT)).toBe(true);
    expect(evaluator([allow({})], [ofBucket({})])('s3:PutObject', OBJECT)).toBe(false);
    const other = { AWS: ['arn:aws:iam::000000000000:role/other'] };
    expect(evaluator([allow({})], [ofBucket({ Principal: other })])('s3:PutObject', OBJECT)).toBe(true);
    expect(evaluator([allow({})], [ofBucket({ Principal: { AWS: ['arn:aws:iam::000000000000:root'] } })])('s3:PutObject', OBJECT)).toBe(
      false,
    );
  });

  test('lets a resource’s own policy allow a role that it names, as IAM does within an account, but not by naming the account alone', () => {
    expect(evaluator([], [ofBucket({ Effect: 'Allow' })])('s3:PutObject', OBJECT)).toBe(true);
    expect(evaluator([], [ofBucket({ Effect: 'Allow', Principal: { AWS: [ROLE] } })])('s3:PutObject', OBJECT)).toBe(true);
    for (const Principal of [{ AWS: ['arn:aws:iam::000000000000:root'] }, { AWS: ['000000000000'] }, { Service: ['s3.amazonaws.com'] }]) {
      expect(evaluator([], [ofBucket({ Effect: 'Allow', Principal })])('s3:PutObject', OBJECT)).toBe(false);
    }
    const denied = [allow({ Effect: 'Deny' })];
    expect(evaluator(denied, [ofBucket({ Effect: 'Allow' })])('s3:PutObject', OBJECT)).toBe(false);
  });

  test('takes a resource’s policy to speak of that resource alone, whatever it names', () => {
    const everything = ofBucket({ Effect: 'Allow', Resource: ['*'] });
    expect(evaluator([], [everything], 'arn:aws:s3:::other')('s3:PutObject', OBJECT)).toBe(false);
    expect(evaluator([], [everything], 'arn:aws:s3:::in')('s3:PutObject', OBJECT)).toBe(false);
    expect(evaluator([allow({})], [ofBucket({ Resource: ['*'] })], 'arn:aws:s3:::other')('s3:PutObject', OBJECT)).toBe(true);
  });
});

describe('a service', () => {
  const QUEUE = 'arn:aws:sqs:ap-southeast-3:000000000000:small';
  const INBOX = 'arn:aws:s3:::inbox';
  const letS3: Statement = {
    Effect: 'Allow',
    Action: ['sqs:SendMessage'],
    Resource: [QUEUE],
    Principal: { Service: ['s3.amazonaws.com'] },
    Condition: { ArnLike: { 'aws:SourceArn': [INBOX] }, StringEquals: { 'aws:SourceAccount': ['000000000000'] } },
  };
  const may = (statements: readonly Statement[], source = INBOX, service = 's3.amazonaws.com') => {
    const policies: readonly ResourcePolicy[] = [{ resourceArn: QUEUE, statements }];
    return servicePermissions(policies)(service, 'sqs:SendMessage', QUEUE, source);
  };

  test('may do what the resource’s own policy allows it, on behalf of the source that it names', () => {
    expect(may([letS3])).toBe(true);
    expect(may([letS3], 'arn:aws:s3:::other')).toBe(false);
    expect(may([letS3], INBOX, 'sns.amazonaws.com')).toBe(false);
    expect(may([{ ...letS3, Condition: { StringEquals: { 'aws:SourceAccount': ['111122223333'] } } }])).toBe(false);
  });

  test('may nothing without such a policy, and nothing against a Deny', () => {
    expect(may([])).toBe(false);
    expect(servicePermissions([])('s3.amazonaws.com', 'sqs:SendMessage', QUEUE, INBOX)).toBe(false);
    expect(may([letS3, { ...letS3, Effect: 'Deny', Principal: '*', Condition: {} }])).toBe(false);
    expect(
      may([letS3, { ...letS3, Effect: 'Deny', Principal: { AWS: ['*'] }, Condition: { Bool: { 'aws:SecureTransport': ['false'] } } }]),
    ).toBe(true);
  });
});
