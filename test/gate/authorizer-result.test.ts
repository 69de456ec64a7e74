import { describe, expect, test } from 'vitest';
import { authorizerResult } from '../../functions/gate/authorizer-result.ts';
import { limits } from '../../functions/limits.ts';
import { anonymous, type Principal } from '../../functions/model/principal.ts';

const arn = 'arn:aws:execute-api:ap-southeast-3:000000000000:api/v1/GET/v1/datasets/';
const statementFor = (methodArn: string, effect: 'Allow' | 'Deny' = 'Allow') =>
  authorizerResult(effect, { methodArn }, anonymous)?.policyDocument.Statement;
const longestArn = `${arn}${'x'.repeat(limits.maxPolicyResourceCharacters - arn.length)}`;

describe('the policy', () => {
  test.each(['Allow', 'Deny'] as const)('says %s for the method asked for alone', (effect) => {
    expect(statementFor(`${arn}penerima-bansos`, effect)).toEqual([
      { Action: 'execute-api:Invoke', Effect: effect, Resource: `${arn}penerima-bansos` },
    ]);
  });

  test.each(['*', '?', 'a*', 'penerima-?ansos', `\${*}`, `\${aws:username}`, '$', 'a%2Fb*'])('never allows what is a pattern: %s', (id) => {
    expect(statementFor(`${arn}${id}`)).toEqual([{ Action: 'execute-api:Invoke', Effect: 'Deny', Resource: '*' }]);
  });

  test('never allows an ARN longer than the gateway takes', () => {
    expect(statementFor(longestArn)).toMatchObject([{ Effect: 'Allow', Resource: longestArn }]);
    expect(statementFor(`${longestArn}x`)).toEqual([{ Action: 'execute-api:Invoke', Effect: 'Deny', Resource: '*' }]);
  });
});

describe('the result', () => {
  const named = (characters: number, of = 'x'): Principal => ({ type: 'account', sub: 'sub-1', name: of.repeat(characters), kinds: [] });
  const bytesOf = (result: unknown) => Buffer.byteLength(JSON.stringify(result));

  test('carries who it is as a text', () => {
    expect(authorizerResult('Allow', { methodArn: arn }, named(2))).toMatchObject({
      principalId: 'sub-1',
      context: { principal: '{"type":"account","sub":"sub-1","name":"xx","kinds":[]}' },
    });
    expect(authorizerResult('Allow', { methodArn: arn }, anonymous)).toMatchObject({
      principalId: 'anonymous',
      policyDocument: { Version: '2012-10-17' },
      context: { principal: 'anonymous' },
    });
  });

  test('names who asked the front door for the access log, where it is known', () => {
    const contextOf = (viewer?: string) => authorizerResult('Allow', { methodArn: arn }, anonymous, viewer)?.context;
    expect([contextOf('203.0.113.7'), contextOf()]).toEqual([
      { principal: 'anonymous', viewer: '203.0.113.7' },
      { principal: 'anonymous' },
    ]);
  });

  test('is nothing where it would be more than the gateway takes, by one byte', () => {
    const room = limits.maxAuthorizerResultBytes - bytesOf(authorizerResult('Allow', { methodArn: arn }, named(0)));
    expect(bytesOf(authorizerResult('Allow', { methodArn: arn }, named(room)))).toBe(limits.maxAuthorizerResultBytes);
    expect(authorizerResult('Allow', { methodArn: arn }, named(room + 1))).toBeUndefined();
    // Bytes, not characters.
    expect(authorizerResult('Allow', { methodArn: arn }, named(room, 'é'))).toBeUndefined();
  });
});
