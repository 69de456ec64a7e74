import { describe, expect, test } from 'vitest';
import type { Statement } from '../../local/assembly/roles.ts';
import { permissionsOf } from '../../local/permissions.ts';

const ROLE = 'arn:aws:iam::000000000000:role/writer';
const OBJECT = 'arn:aws:s3:::inbox/small/a.csv';

function allow(statement: Partial<Statement>): Statement {
  return { Effect: 'Allow', Action: ['s3:PutObject'], Resource: ['arn:aws:s3:::inbox/small/*'], Condition: {}, ...statement };
}

function evaluator(statements: readonly Statement[], resourceStatements: readonly Statement[] = []) {
  const isAllowed = permissionsOf([{ role: { name: 'writer', arn: ROLE, statements }, accessKeyId: 'KEY' }], resourceStatements);
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

  test('evaluates Deny of a resource policy, taking the way as secure, and gives nothing by its Allow', () => {
    const deny = (Condition: Statement['Condition']): Statement => ({
      Effect: 'Deny',
      Action: ['s3:*'],
      Resource: ['arn:aws:s3:::inbox/*'],
      Principal: { AWS: ['*'] },
      Condition,
    });
    expect(evaluator([allow({})], [deny({ Bool: { 'aws:SecureTransport': ['false'] } })])('s3:PutObject', OBJECT)).toBe(true);
    expect(evaluator([allow({})], [deny({})])('s3:PutObject', OBJECT)).toBe(false);
    expect(
      evaluator([allow({})], [{ ...deny({}), Principal: { AWS: ['arn:aws:iam::000000000000:role/other'] } }])('s3:PutObject', OBJECT),
    ).toBe(true);
    expect(evaluator([], [{ ...deny({}), Effect: 'Allow' }])('s3:PutObject', OBJECT)).toBe(false);
  });
});
