import { describe, expect, test } from 'vitest';
import { asOne, cityStacks, everySetting, type Json, plainText, templateTexts } from './city-template.ts';
import { policiesOfRoles } from './role-policies.ts';

// IAM's quota for all policies that stand in one role, without blanks ("IAM and AWS STS quotas"); a quarter is kept free. Nobody splits them, as the CDK does
// with a policy that stands without.
const mostCharacters = 10_240 * 0.75;
/** How long an ARN gets: names of buckets end at 63, of functions at 64; the longest other one is a log group's, by its stack's (71), its own and a suffix. */
function longest(id: string): number {
  if (/Bucket$/.test(id)) return 'arn:aws:s3:::'.length + 63;
  return /Function$/.test(id) ? 'arn:aws:lambda:ap-southeast-3:123456789012:function:'.length + 64 : 160;
}

const stacks = cityStacks(everySetting);
const texts = templateTexts(stacks);
const template = asOne(texts);
const policies = policiesOfRoles(template);
const computing = asOne(texts.filter((_, index) => stacks.all[index]?.stackName.endsWith('-compute')));

/** How long a policy is where every name that AWS makes is as long as it can be. */
function charactersOf(value: Json): number {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value).length;
  if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + charactersOf(one) + 1, 1);
  if ('Ref' in value || 'Fn::GetAtt' in value) return longest(plainText(value)) + 2;
  const join = value['Fn::Join'];
  if (Array.isArray(join)) return charactersOf(join[1] ?? []);
  return Object.entries(value).reduce<number>((sum, [name, one]) => sum + name.length + 3 + charactersOf(one) + 1, 1);
}

describe('what a role may do', () => {
  test('stands in the role, and is no resource of the stack that computes', () => {
    expect(computing.ofType('AWS::Lambda::Function').length).toBeGreaterThan(30);
    expect(computing.ofType('AWS::IAM::Policy')).toEqual([]);
    expect(computing.ofType('AWS::IAM::ManagedPolicy')).toEqual([]);
  });

  test('is not called as it was while it stood without, or CloudFormation would take it away with that', () => {
    expect(policiesOfRoles(computing).map(({ name }) => name)).not.toContainEqual(expect.stringContaining('DefaultPolicy'));
  });

  test('is short enough for IAM, whatever names AWS makes', () => {
    const sizes = policies.map(({ role, document }) => ({ role, characters: charactersOf(document) }));
    const sums = [...new Set(sizes.map(({ role }) => role))].map((role) => ({
      role,
      characters: sizes.filter((one) => one.role === role).reduce((sum, { characters }) => sum + characters, 0),
    }));
    const most = sums.toSorted((a, b) => b.characters - a.characters).slice(0, 3);
    console.info(most.map(({ role, characters }) => `${role} ${characters}`).join(', '));
    expect(most[0]?.characters).toBeGreaterThan(3_000);
    expect(sums.filter(({ characters }) => characters > mostCharacters)).toEqual([]);
  });

  test('is writing traces, too, where the city has functions traced', () => {
    const traced = template
      .ofType('AWS::Lambda::Function')
      .filter(({ properties }) => JSON.stringify(properties.TracingConfig) === '{"Mode":"Active"}');
    expect(traced.length).toBeGreaterThan(30);
    for (const { properties } of traced) {
      const own = policies.filter(({ role }) => role === plainText(properties.Role));
      expect(own.map(({ document }) => JSON.stringify(document).match(/xray:\w+/g))).toEqual([
        ['xray:PutTelemetryRecords', 'xray:PutTraceSegments'],
      ]);
    }
  });
});
