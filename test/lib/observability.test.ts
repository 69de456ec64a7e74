import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import type { CityStacks } from '../../lib/stacks/city-stacks.ts';
import { cityStacks, everySetting, plainText, synthesized } from './city-template.ts';
import { warningsOf } from './warnings.ts';

const statementSchema = z.object({ Effect: z.string(), Action: z.json(), Principal: z.json(), Resource: z.json(), Condition: z.json() });
const policySchema = z.object({ Topics: z.array(z.json()), PolicyDocument: z.object({ Statement: z.array(statementSchema) }) });

const template = synthesized(cityStacks());

describe('the topic of alarms', () => {
  test('lets the alarms of this account publish: its own policy replaces the one that would', () => {
    const [policy, ...others] = template.ofType('AWS::SNS::TopicPolicy').map(({ properties }) => policySchema.parse(properties));
    expect(others).toEqual([]);
    expect(policy?.Topics.map(plainText)).toEqual(['AlarmTopic']);
    const allowing = (policy?.PolicyDocument.Statement ?? []).filter(({ Effect }) => Effect === 'Allow');
    expect(allowing).toEqual([
      {
        Effect: 'Allow',
        Action: 'sns:Publish',
        Principal: { Service: 'cloudwatch.amazonaws.com' },
        Resource: { Ref: 'AlarmTopic' },
        Condition: {
          StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } },
          ArnLike: { 'aws:SourceArn': expect.anything() },
        },
      },
    ]);
    expect(JSON.stringify(allowing)).toMatch(/cloudwatch:.*:alarm:\*/);
  });

  test('has no key of its own, which CloudWatch would need rights on', () => {
    expect(template.ofType('AWS::SNS::Topic').map(({ properties }) => properties.KmsMasterKeyId)).toEqual([undefined]);
  });

  test('is told to who deploys, with a warning where the city names no address', () => {
    const warnings = (stacks: CityStacks) =>
      warningsOf(stacks)
        .map(({ text }) => text)
        .filter((text) => /alarmEmail|frontDoor/.test(text));
    expect(template.text).toMatch(/"AlarmTopicArn":\s*\{\s*"Value":\s*\{\s*"Ref":\s*"AlarmTopic"/);
    const noDoor = expect.stringContaining('no frontDoor');
    expect(warnings(cityStacks())).toEqual([expect.stringContaining('no alarmEmail'), noDoor]);
    expect(warnings(cityStacks({ alarmEmail: 'walidata@example.id' }))).toEqual([noDoor]);
    expect(warnings(cityStacks(everySetting))).toEqual([]);
    const subscribed = synthesized(cityStacks({ alarmEmail: 'walidata@example.id' })).ofType('AWS::SNS::Subscription');
    expect(subscribed.map(({ properties }) => [properties.Protocol, properties.Endpoint])).toEqual([['email', 'walidata@example.id']]);
  });
});
