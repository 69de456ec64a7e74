import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { rung } from '../../deploy/smoke/alarm-trip.ts';
import { aliasName, answeringNames } from '../../lib/functions/safe-change.ts';
import { pascalCase } from '../../lib/logical-id.ts';
import { cityStacks, type Json, plainText, synthesized, templateTexts } from './city-template.ts';
import { policiesOfRoles } from './role-policies.ts';

const template = synthesized(cityStacks());
const updated = z.object({
  UpdatePolicy: z.object({
    CodeDeployLambdaAliasUpdate: z.object({ ApplicationName: z.json(), DeploymentGroupName: z.json() }),
  }),
});
const documentSchema = z.object({ Statement: z.array(z.looseObject({ Effect: z.string(), Action: z.json(), Resource: z.json() })) });
const templateSchema = z.object({ Resources: z.record(z.string(), z.looseObject({ Type: z.string() })) });
const whole = templateTexts(cityStacks()).map((text) => templateSchema.parse(JSON.parse(text)).Resources);
const aliases = template.ofType('AWS::Lambda::Alias');
const [compute = {}] = whole.filter((resources) => Object.values(resources).some(({ Type }) => Type === 'AWS::Lambda::Alias'));

/** Every resource that a value refers to. */
function referred(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(referred);
  return Object.entries(value).flatMap(([name, inner]) => {
    if (name === 'Ref') return [String(inner)];
    if (name === 'Fn::GetAtt' && Array.isArray(inner)) return [String(inner[0])];
    if (name === 'DependsOn') return [inner].flat().map(String);
    return referred(inner);
  });
}

describe('what answers requests', () => {
  test('is an alias of a version each: all functions of routes and the authorizer, no worker', () => {
    expect(aliases).toHaveLength(answeringNames.length);
    for (const { logicalId, properties } of aliases) {
      expect(properties.Name).toBe(aliasName);
      expect(plainText(properties.FunctionName)).toBe(logicalId.replace(/Live$/, 'Function'));
      const version = template
        .ofType('AWS::Lambda::Version')
        .find(({ logicalId }) => logicalId === plainText(properties.FunctionVersion))?.properties;
      expect(plainText(version?.FunctionName)).toBe(plainText(properties.FunctionName));
    }
  });

  test('is called by its alias alone, and may be', () => {
    const known = aliases.map(({ logicalId }) => logicalId);
    const uriOf = ({ Integration }: Readonly<Record<string, Json>>) =>
      z.object({ Type: z.string(), Uri: z.json().optional() }).parse(Integration);
    const proxied = template.ofType('AWS::ApiGateway::Method').map(({ properties }) => uriOf(properties));
    const called = proxied.filter(({ Type }) => Type === 'AWS_PROXY').map(({ Uri }) => plainText(Uri));
    const asked = template.ofType('AWS::ApiGateway::Authorizer').map(({ properties }) => plainText(properties.AuthorizerUri));
    expect(called.length).toBeGreaterThan(100);
    for (const uri of [...called, ...asked]) expect(known.some((alias) => uri.includes(`functions/${alias}/invocations`))).toBe(true);
    const permitted = template
      .ofType('AWS::Lambda::Permission')
      .filter(({ properties }) => plainText(properties.Principal) === 'apigateway.amazonaws.com')
      .map(({ properties }) => plainText(properties.FunctionName));
    expect(permitted.toSorted()).toEqual(known.toSorted());
  });

  test('leaves queues and schedules to the function itself, whose messages come again', () => {
    const sources = template.ofType('AWS::Lambda::EventSourceMapping').map(({ properties }) => plainText(properties.FunctionName));
    const functions = template.ofType('AWS::Lambda::Function').map(({ logicalId }) => logicalId);
    for (const source of sources) expect(functions).toContain(source);
  });
});

describe('a change of what answers requests', () => {
  const groups = template.ofType('AWS::CodeDeploy::DeploymentGroup');

  test('is shifted by a group of its own each, since CodeDeploy refuses a group two deployments at a time', () => {
    const named = aliases.map(({ logicalId }) => updated.parse(compute[logicalId]).UpdatePolicy.CodeDeployLambdaAliasUpdate);
    const groupsNamed = named.map(({ DeploymentGroupName }) => plainText(DeploymentGroupName));
    expect(groupsNamed.toSorted()).toEqual(groups.map(({ logicalId }) => logicalId).toSorted());
    expect(new Set(groupsNamed).size).toBe(aliases.length);
  });

  test('goes back by itself when requests are answered wrongly, within the time that the shift takes', () => {
    const rung = ['ApiFaultsAlarm', 'AuthorizerErrorsAlarm'];
    for (const { properties } of groups) {
      expect(properties).toMatchObject({
        DeploymentConfigName: 'CodeDeployDefault.LambdaCanary10Percent10Minutes',
        AlarmConfiguration: { Enabled: true, Alarms: rung.map((Ref) => ({ Name: { Ref } })) },
        AutoRollbackConfiguration: { Enabled: true, Events: expect.arrayContaining(['DEPLOYMENT_STOP_ON_ALARM']) },
      });
    }
    const longest = template.ofType('AWS::CloudWatch::Alarm').filter(({ logicalId }) => rung.includes(logicalId));
    expect(longest).toHaveLength(rung.length);
    for (const { properties } of longest) expect(Number(properties.Period) * Number(properties.EvaluationPeriods)).toBeLessThan(600);
  });

  test('is not taken back by the alarm that the smoke test rings without a cause, which is one of the stack', () => {
    const asked = groups.flatMap(({ properties }) => referred(properties.AlarmConfiguration));
    expect(asked).not.toHaveLength(0);
    expect(asked).not.toContain(rung);
    expect(template.ofType('AWS::CloudWatch::Alarm').map(({ logicalId }) => logicalId)).toContain(rung);
  });

  test('may move the aliases of these functions, read whether alarms ring, and nothing else', () => {
    const roles = template.ofType('AWS::IAM::Role').filter(({ logicalId }) => logicalId === 'ChangeRole');
    expect(roles.map(({ properties }) => properties.ManagedPolicyArns)).toEqual([undefined]);
    const held = policiesOfRoles(template).filter(({ role }) => role === 'ChangeRole');
    const statements = held.flatMap(({ document }) => documentSchema.parse(document).Statement);
    const rights = statements.map(({ Effect, Action, Resource, ...others }) => {
      expect([Effect, others]).toEqual(['Allow', {}]);
      return [Action, [Resource].flat().map(plainText).sort()];
    });
    const functions = answeringNames.map((name) => `${pascalCase(name)}Function`);
    expect(rights).toEqual([
      [['cloudwatch:DescribeAlarms', 'lambda:GetProvisionedConcurrencyConfig'], ['*']],
      [['lambda:GetAlias', 'lambda:UpdateAlias'], functions.flatMap((id) => [id, `${id}:${aliasName}`]).sort()],
    ]);
  });

  test('goes round in no circle: an alias is updated by what watches it, and what watches it must not need the alias', () => {
    const needs = new Map(Object.entries(compute).map(([id, resource]) => [id, referred(resource).filter((other) => other in compute)]));
    const settled = new Set<string>();
    const reach = (id: string, above: readonly string[]): void => {
      expect(above).not.toContain(id);
      if (settled.has(id)) return;
      for (const needed of needs.get(id) ?? []) reach(needed, [...above, id]);
      settled.add(id);
    };
    for (const id of needs.keys()) reach(id, []);
    expect(settled.size).toBe(needs.size);
  });

  test('is linear where the city says so, and left to CloudFormation, without an alarm, at once', () => {
    const linear = synthesized(cityStacks({ trafficShift: 'linear' })).ofType('AWS::CodeDeploy::DeploymentGroup');
    expect(new Set(linear.map(({ properties }) => properties.DeploymentConfigName))).toEqual(
      new Set(['CodeDeployDefault.LambdaLinear10PercentEvery1Minute']),
    );
    const atOnce = synthesized(cityStacks({ trafficShift: 'at-once' }));
    expect(atOnce.text).not.toContain('CodeDeploy');
    expect(atOnce.ofType('AWS::Lambda::Alias')).toHaveLength(aliases.length);
  });
});
